import type { AsyncRouteComponent } from '@tanstack/react-router';
import type { Account } from '@/shared/session/account';
import { useAccount } from '@/shared/session/use-session';
import { ForbiddenPage } from './forbidden-page';

/** A page for those who may see it; the others are told so. Follows rights as they change, also in windows already open. */
export function only(may: (account: Account) => boolean, Page: AsyncRouteComponent<object>) {
  const Guarded = () => (may(useAccount()) ? <Page /> : <ForbiddenPage />);
  return Object.assign(Guarded, Page.preload ? { preload: Page.preload } : {});
}
