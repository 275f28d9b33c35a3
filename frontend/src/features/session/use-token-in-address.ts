import { useEffect, useState } from 'react';

/**
 * The token of the link somebody followed. It travels behind the #, which browsers send to no server, and is taken out of
 * the address once it is read, so that it is neither seen, nor bookmarked, nor kept in the history.
 */
export function useTokenInAddress(): string {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname + location.search);
  }, [token]);
  return token;
}
