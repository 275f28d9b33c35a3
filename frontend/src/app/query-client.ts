import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/shared/api/problem';

/** Lists stay as they are until a frame or the user says otherwise: nothing is loaded again by the clock. */
export function createAppQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
        retryDelay: (count) => 300 * 2 ** count,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
