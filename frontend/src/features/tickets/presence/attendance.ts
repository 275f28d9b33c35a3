import { useDebouncedCallback, useDocumentVisibility } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { LiveContext } from '@/shared/live/use-live';
import { presenceKey } from './presence';

/** Whoever pauses longer than this, in milliseconds, is not typing any more. */
const TYPING_FOR = 3_000;

interface Attendance {
  edit: (editing: boolean) => void;
  type: () => void;
}

export const AttendanceContext = createContext<Attendance | null>(null);

/** Lets others see that this window is at a ticket, for as long as it is; what is edited there is said by `useEditing`. */
export function useAttendance(ticketId: string): Attendance {
  const live = useContext(LiveContext);
  const client = useQueryClient();
  const hidden = useDocumentVisibility() === 'hidden';
  const [editing, edit] = useState(false);
  const [typing, setTyping] = useState(false);
  const pause = useDebouncedCallback(() => setTyping(false), TYPING_FOR);
  const busy = typing ? 'typing' : 'editing';
  const doing = hidden ? 'away' : editing ? busy : 'viewing';

  useEffect(() => live?.attend({ ticketId, doing }), [live, ticketId, doing]);
  useEffect(
    () => () => {
      live?.attend(null);
      client.setQueryData(presenceKey, null);
    },
    [live, client],
  );
  return useMemo(() => {
    const type = () => {
      setTyping(true);
      pause();
    };
    return { edit, type };
  }, [pause]);
}

/** Something of the ticket is edited as long as this is there; to be called whenever something is typed. */
export function useEditing(): () => void {
  const attendance = useContext(AttendanceContext);
  useEffect(() => {
    attendance?.edit(true);
    return () => attendance?.edit(false);
  }, [attendance]);
  return () => attendance?.type();
}
