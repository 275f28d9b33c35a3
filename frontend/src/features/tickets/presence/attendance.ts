import { useDebouncedCallback, useDocumentVisibility } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { LiveContext } from '@/shared/live/use-live';
import { presenceKey } from './presence';

/** Whoever pauses longer than this, in milliseconds, is not typing any more. */
const TYPING_FOR = 3_000;

interface Attendance {
  edit: (editing: boolean) => void;
  /** Something was typed just now. */
  type: () => void;
  /** Nothing is typed any more, because it was sent. */
  rest: () => void;
}

export const AttendanceContext = createContext<Attendance | null>(null);

/** Lets others see that this window is at a ticket, for as long as it is; what is edited there is said by `useEditing`. */
export function useAttendance(ticketId: string): Attendance {
  const live = useContext(LiveContext);
  const client = useQueryClient();
  const hidden = useDocumentVisibility() === 'hidden';
  const [editing, setEditing] = useState(false);
  const [typing, setTyping] = useState(false);
  const pause = useDebouncedCallback(() => setTyping(false), TYPING_FOR);
  const doing = hidden ? 'away' : typing ? 'typing' : editing ? 'editing' : 'viewing';

  useEffect(() => live?.attend({ ticketId, doing }), [live, ticketId, doing]);
  useEffect(
    () => () => {
      live?.attend(null);
      client.setQueryData(presenceKey, null);
    },
    [live, client],
  );
  return useMemo(() => {
    const rest = () => setTyping(false);
    const edit = (now: boolean) => {
      setEditing(now);
      rest();
    };
    const type = () => {
      setTyping(true);
      pause();
    };
    return { edit, type, rest };
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
