import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson, request } from '@/shared/api/api';
import { signedInSchema } from '@/shared/session/account';
import { session } from '@/shared/session/session';
import { openSessionsQuery } from '@/shared/sessions/open-sessions';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';

const offerSchema = z.object({ secret: z.string(), uri: z.string() });
export type Offer = z.infer<typeof offerSchema>;
const codesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** All of it ends the account's other sessions, so their list is old afterwards. */
function useChange<R, V = void>(change: (values: V) => Promise<R>, quiet = false) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: change,
    onSuccess: () => void client.invalidateQueries({ queryKey: openSessionsQuery('/me').queryKey }),
    ...(quiet ? {} : { onError: notice }),
  });
}

export const usePasswordChange = () =>
  useChange(async (body: PasswordChange) => {
    await session.goOn(await fetchJson('/me/password', signedInSchema, { method: 'PUT', body }));
  }, true);

export const useTotpOffer = () => useChange(() => fetchJson('/me/totp', offerSchema, { method: 'POST' }));

export const useTotpEnabling = () =>
  useChange(async (code: string) => {
    const { recoveryCodes } = await fetchJson('/me/totp', codesSchema, { method: 'PUT', body: { code } });
    return recoveryCodes;
  }, true);

export const useTotpDisabling = () => useChange(() => request('/me/totp', { method: 'DELETE' }));

export const useNewRecoveryCodes = () =>
  useChange(async () => {
    const { recoveryCodes } = await fetchJson('/me/totp/recovery-codes', codesSchema, { method: 'POST' });
    return recoveryCodes;
  });
