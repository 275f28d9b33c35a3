import type { Doing } from './frames';

/** What this window does at a ticket. */
export interface Whereabouts {
  ticketId: string;
  doing: Doing;
}

/** The server closes a window that says more than about a hundred things a minute. */
const EVERY = 1_000;

/** Says where this window is, once a second at most, and nothing twice. */
export class WhereaboutsVoice {
  private readonly say: (frame: object) => void;
  private now: Whereabouts | null = null;
  private said = '';
  private saidAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (frame: object) => void) {
    this.say = say;
  }

  change(now: Whereabouts | null): void {
    this.now = now;
    if (this.timer === undefined) this.sayIn(this.saidAt + EVERY - Date.now());
  }

  /** Somebody listens who knows nothing yet. */
  begin(): void {
    this.said = frameOf(null);
    this.end();
    this.sayIn(0);
  }

  /** Nobody listens any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private sayIn(wait: number): void {
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        const text = frameOf(this.now);
        if (text === this.said) return;
        this.said = text;
        this.saidAt = Date.now();
        this.say(JSON.parse(text));
      },
      Math.max(0, wait),
    );
  }
}

const frameOf = (now: Whereabouts | null) => JSON.stringify({ type: 'presence', ticketId: null, ...now });
