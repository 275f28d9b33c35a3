import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson, request } from '@/shared/api/api';
import { secretCall } from '@/shared/api/secret-call';
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

function useChange<R, V = void>(change: (values: V) => Promise<R>, quiet = false) {
  const notice = useProblemNotice();
  return useMutation({ ...secretCall, mutationFn: change, ...(quiet ? {} : { onError: notice }) });
}

/** What signing in rests on changes: the account's other sessions end, so their list is old. */
function useChangeOfSignIn<R, V = void>(change: (values: V) => Promise<R>, quiet = false) {
  const client = useQueryClient();
  return useChange(async (values: V) => {
    const result = await change(values);
    void client.invalidateQueries({ queryKey: openSessionsQuery('/me').queryKey });
    return result;
  }, quiet);
}

export const usePasswordChange = () =>
  useChangeOfSignIn(async (body: PasswordChange) => {
    await session.continueWith(await fetchJson('/me/password', signedInSchema, { method: 'PUT', body, rotates: true }));
  }, true);

export const useTotpOffer = () => useChange(() => fetchJson('/me/totp', offerSchema, { method: 'POST' }));

export const useTotpEnabling = () =>
  useChangeOfSignIn(async (code: string) => {
    const { recoveryCodes } = await fetchJson('/me/totp', codesSchema, {
      method: 'PUT',
      body: { code },
      rotates: true,
    });
    reloadRights();
    return recoveryCodes;
  }, true);

export const useTotpDisabling = () =>
  useChangeOfSignIn(async () => {
    await request('/me/totp', { method: 'DELETE', rotates: true });
    reloadRights();
  });

export const useNewRecoveryCodes = () =>
  useChange(async () => {
    const { recoveryCodes } = await fetchJson('/me/totp/recovery-codes', codesSchema, { method: 'POST' });
    return recoveryCodes;
  });

/** Not waited for: what came already has to be shown whether or not this succeeds. */
const reloadRights = () => void session.reload().catch(() => undefined);
