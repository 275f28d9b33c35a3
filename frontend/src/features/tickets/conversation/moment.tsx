import { Time } from '@/shared/ui/time';
import classes from './moment.module.css';

export const eventId = (version: number) => `event-${version}`;

/** When something happened, with an address of its own. */
export function Moment({ version, at }: { version: number; at: string }) {
  return (
    <a href={`#${eventId(version)}`} className={classes.moment}>
      <Time at={at} />
    </a>
  );
}
