import type { Ticket } from './ticket';

export type Applied = { id: string; version: number; ticket: Ticket | null };

const KEPT = 500;
const FRESH_FOR = 2_000;

/** The last changes pushed to this window: what a slower answer of the server must not undo, and what just flashed. */
export class RecentChanges {
  private readonly changes: (Applied & { at: number })[] = [];
  private count = 0;

  add(change: Applied): void {
    this.changes.push({ ...change, at: Date.now() });
    this.count += 1;
    if (this.changes.length > KEPT) this.changes.shift();
  }

  /** A point in time to ask {@link since} for. */
  mark(): number {
    return this.count;
  }

  since(mark: number): Applied[] {
    return this.changes.slice(Math.max(0, this.changes.length - (this.count - mark)));
  }

  /** Whether this very version arrived a moment ago, so that its row may flash. */
  isFresh(id: string, version: number): boolean {
    const limit = Date.now() - FRESH_FOR;
    return this.changes.some((change) => change.at > limit && change.id === id && change.version === version);
  }

  /** Whether the ticket left this viewer's sight at this version or later. */
  isGone(id: string, version: number): boolean {
    const last = this.changes.findLast((change) => change.id === id);
    return last !== undefined && last.ticket === null && last.version >= version;
  }
}

export const recentChanges = new RecentChanges();
