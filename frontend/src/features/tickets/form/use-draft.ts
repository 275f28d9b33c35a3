import { useCallback } from 'react';
import { type Details, detailsSchema } from '../ticket';

export const blank: Details = { title: '', description: '', category: '' };

/** What somebody typed stays on this device until it is sent or thrown away; each account has its own. */
export function useDraft(accountId: string) {
  const key = `ticketstream.draft.${accountId}`;
  const load = useCallback((): Details => {
    try {
      return detailsSchema.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    } catch {
      return blank;
    }
  }, [key]);
  const keep = useCallback(
    (draft: Details) => {
      try {
        if (isBlank(draft)) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // A full or blocked storage costs the draft, not the form.
      }
    },
    [key],
  );
  return { load, keep };
}

export const isBlank = (draft: Details) => !draft.title.trim() && !draft.description.trim();
