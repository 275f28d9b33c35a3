/** A token travels behind the #, which browsers send to no server. */
export const tokenInAddress = () => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
