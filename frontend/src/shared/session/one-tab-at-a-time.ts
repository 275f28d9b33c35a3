/**
 * Tabs share one rotating refresh cookie; shown by two calls at once, one of them would look like a stolen one. Other work
 * that tabs share has a name of its own.
 */
export function oneTabAtATime<T>(work: () => Promise<T>, name = 'refresh'): Promise<T> {
  return navigator.locks ? navigator.locks.request(`ticketstream.${name}`, work) : work();
}
