import { backoff } from './backoff';
import { isTicketChange, parseFrame, type ServerFrame } from './frames';
import { Heartbeat } from './heartbeat';
import { closeCodes, type LiveState } from './live-state';
import { type Whereabouts, WhereaboutsVoice } from './whereabouts';

export interface LiveOptions {
  url: string;
  /** The access token to say hello with; `fresh` after the server refused the last one. Null when nobody is signed in. */
  token: (fresh: boolean) => Promise<string | null>;
  onFrame: (frame: ServerFrame) => void;
  onWithdrawn: () => void;
  openSocket?: (url: string, protocol: string) => WebSocket;
  random?: () => number;
}

const PROTOCOL = 'ticketstream.v1';
const WELCOME_WITHIN = 8_000;
/** So many failures in a row are no hiccup. */
const OFFLINE_AFTER = 4;

/** One WebSocket that is always on its way back: says hello with the last cursor, so nothing in between is missed. */
export class LiveConnection {
  private readonly options: LiveOptions;
  private readonly listeners = new Set<() => void>();
  private state: LiveState = { kind: 'idle' };
  private socket: WebSocket | null = null;
  private cursor: string | null = null;
  private attempt = 0;
  private phase = 0;
  private run = 0;
  private tokenRefused = false;
  private hidden = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly heartbeat = new Heartbeat(
    () => this.say({ type: 'ping' }),
    () => this.lose(),
  );

  private readonly whereabouts = new WhereaboutsVoice((frame) => {
    if (this.isOpen()) this.say(frame);
  });

  constructor(options: LiveOptions) {
    this.options = options;
  }

  readonly current = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    if (this.state.kind === 'idle') void this.connect();
  }

  stop(): void {
    this.forget();
    this.cursor = null;
    this.attempt = 0;
    this.change({ kind: 'idle' });
  }

  /** Skips what is left of the countdown. */
  retryNow(): void {
    if (this.state.kind !== 'reconnecting' && this.state.kind !== 'offline') return;
    if (this.state.retryAt === null) return;
    this.forget();
    void this.connect();
  }

  /** Asks for a sign of life and gives up the socket when none comes within `patience` milliseconds. */
  probe(patience: number): void {
    if (this.isOpen()) this.heartbeat.probe(patience);
  }

  /** Nobody looks at this window, or somebody does again: hidden windows get what changed once a second. */
  hide(hidden: boolean): void {
    this.hidden = hidden;
    if (this.isOpen()) this.say({ type: 'visibility', hidden });
  }

  /** What this window does at a ticket from now on; null at none. Said again whenever the server has to be told. */
  attend(whereabouts: Whereabouts | null): void {
    this.whereabouts.change(whereabouts);
  }

  renew(token: string): void {
    if (this.isOpen()) this.say({ type: 'token', token });
  }

  private async connect(): Promise<void> {
    const run = this.run;
    this.change(this.attempt === 0 && this.cursor === null ? { kind: 'connecting' } : this.broken(null));
    let token: string | null;
    try {
      token = await this.options.token(this.tokenRefused);
    } catch {
      if (run === this.run) this.lose();
      return;
    }
    if (run !== this.run || token === null) return;
    const open = this.options.openSocket ?? ((url, protocol) => new WebSocket(url, protocol));
    const socket = open(this.options.url, PROTOCOL);
    this.socket = socket;
    this.timer = setTimeout(() => this.lose(), WELCOME_WITHIN);
    socket.onopen = () => this.say({ type: 'hello', token, since: this.cursor });
    socket.onmessage = (message) => socket === this.socket && this.hear(message.data);
    socket.onclose = (close) => socket === this.socket && this.lose(close.code);
  }

  private hear(text: unknown): void {
    this.heartbeat.heard();
    const frame = parseFrame(text);
    if (!frame) return;
    this.options.onFrame(frame);
    if ('cursor' in frame && frame.cursor) this.cursor = frame.cursor;
    if (frame.type === 'welcome' || frame.type === 'resync') this.arrive(frame.missed ?? 0);
    else if (this.state.kind === 'catching-up') this.catchUp(frame, this.state.missed);
  }

  private arrive(missed: number): void {
    const known = this.isOpen();
    clearTimeout(this.timer);
    this.attempt = 0;
    this.tokenRefused = false;
    this.heartbeat.start();
    if (this.state.kind !== 'live') this.change(missed > 0 ? { kind: 'catching-up', missed } : { kind: 'live' });
    if (known) return;
    this.say({ type: 'count' });
    // Its pong comes behind all that was missed, also where newer changes made some of that needless.
    if (missed > 0) this.say({ type: 'ping' });
    if (this.hidden) this.say({ type: 'visibility', hidden: true });
    this.whereabouts.begin();
  }

  private catchUp(frame: ServerFrame, missed: number): void {
    if (frame.type === 'pong' || (isTicketChange(frame) && missed === 1)) this.change({ kind: 'live' });
    else if (isTicketChange(frame)) this.change({ kind: 'catching-up', missed: missed - 1 });
  }

  private isOpen(): boolean {
    return this.state.kind === 'live' || this.state.kind === 'catching-up';
  }

  private lose(code?: number): void {
    this.forget();
    if (code === closeCodes.accessWithdrawn) {
      this.change({ kind: 'idle' });
      this.options.onWithdrawn();
      return;
    }
    this.tokenRefused = code === closeCodes.tokenExpired;
    if (this.attempt === 0) this.phase = (this.options.random ?? Math.random)();
    const wait = backoff(code === closeCodes.tooManyMessages ? OFFLINE_AFTER : this.attempt, this.phase);
    this.attempt += 1;
    this.change(this.broken(Date.now() + wait));
    this.timer = setTimeout(() => void this.connect(), wait);
  }

  private broken(retryAt: number | null): LiveState {
    const offline = !navigator.onLine || this.attempt >= OFFLINE_AFTER;
    return { kind: offline ? 'offline' : 'reconnecting', retryAt };
  }

  private forget(): void {
    this.run += 1;
    clearTimeout(this.timer);
    this.heartbeat.stop();
    this.whereabouts.end();
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private say(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private change(next: LiveState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}
