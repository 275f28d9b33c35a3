import { useWindowEvent } from '@mantine/hooks';
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { freshSignIn } from '@/shared/session/fresh-sign-in';

/** Asks for the password again when the server wants to be sure who is there. */
export function FreshSignInDialog() {
  const asked = useSyncExternalStore(freshSignIn.subscribe, freshSignIn.isAsked);
  const Question = useQuestion(asked);
  // Whoever waits for an answer must not wait for a page that is gone.
  useEffect(() => () => freshSignIn.answer(false), []);
  // Listens since before any other dialog is opened, so that Escape goes no further than to the uppermost.
  useWindowEvent('keydown', onEscape, { capture: true });
  return asked && Question ? <Question /> : null;
}

/** Fetched when it is asked first; where that fails nobody answered. */
function useQuestion(asked: boolean): ComponentType | null {
  const [Question, setQuestion] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (!asked || Question) return;
    import('./fresh-sign-in-question')
      .then(({ FreshSignInQuestion }) => setQuestion(() => FreshSignInQuestion))
      .catch(() => freshSignIn.answer(false));
  }, [asked, Question]);
  return Question;
}

function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || !freshSignIn.isAsked()) return;
  event.stopImmediatePropagation();
  freshSignIn.answer(false);
}
