import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** After signing in the guest pages send everybody on; they decide where. */
export function useEnter() {
  const router = useRouter();
  return useCallback(() => router.invalidate(), [router]);
}
