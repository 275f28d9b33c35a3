/** All that the browser knows, UTC, which it does not count among them, and the chosen one, which may be an older name. */
export const timeZones = (chosen: string | undefined) =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])])].sort();

export const zoneOfBrowser = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** “America/New York”. */
export const zoneName = (zone: string) => zone.replaceAll('_', ' ');
