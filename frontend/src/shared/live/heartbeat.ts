const EVERY = 20_000;
const PATIENCE = 5_000;

/** Finds out that a connection is dead although nobody said so: asks, and waits for any sign of life. */
export class Heartbeat {
  private readonly ask: () => void;
  private readonly dead: () => void;
  private beat: ReturnType<typeof setInterval> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => void, dead: () => void) {
    this.ask = ask;
    this.dead = dead;
  }

  start(): void {
    this.stop();
    this.beat = setInterval(() => this.probe(PATIENCE), EVERY);
  }

  stop(): void {
    clearInterval(this.beat);
    this.heard();
  }

  probe(patience: number): void {
    this.heard();
    this.deadline = setTimeout(this.dead, patience);
    this.ask();
  }

  heard(): void {
    clearTimeout(this.deadline);
  }
}
