/** Tabs share one rotating refresh cookie; shown by two calls at once, one of them would look like a stolen one. */
export function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('ticketstream.refresh', work) : work();
}
