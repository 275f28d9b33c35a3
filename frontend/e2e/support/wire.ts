import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What becomes of what is sent: `silent` and `unanswered` leave both ends in the belief that the other is there. */
type Condition = 'whole' | 'cut' | 'silent' | 'unanswered';

/** The line between browsers and the desk, which a test can damage. */
export class Wire {
  private condition: Condition = 'whole';
  private readonly ends = new Set<Socket>();
  private readonly server: Server;
  private readonly desk: URL;

  private constructor(desk: URL) {
    this.desk = desk;
    this.server = createServer((browser) => this.join(browser));
  }

  static async to(baseURL: string): Promise<Wire> {
    const wire = new Wire(new URL(baseURL));
    await new Promise<void>((ready) => wire.server.listen(0, '127.0.0.1', ready));
    return wire;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** The desk is gone, and says so to whoever asks. */
  cut(): void {
    this.become('cut');
  }

  /** Nothing arrives any more, and nobody is told. */
  silence(): void {
    this.condition = 'silent';
  }

  /** The desk hears everything, and its answers get lost. */
  loseAnswers(): void {
    this.condition = 'unanswered';
  }

  mend(): void {
    this.become('whole');
  }

  close(): void {
    this.become('cut');
    this.server.close();
  }

  private become(condition: Condition): void {
    this.condition = condition;
    for (const end of this.ends) end.destroy();
  }

  private join(browser: Socket): void {
    if (this.condition === 'cut') {
      browser.destroy();
      return;
    }
    const desk = connect(Number(this.desk.port || 80), this.desk.hostname);
    browser.on('data', (sent) => this.condition !== 'silent' && desk.write(sent));
    desk.on('data', (answer) => this.condition === 'whole' && browser.write(answer));
    this.follow(browser, desk);
    this.follow(desk, browser);
  }

  private follow(end: Socket, other: Socket): void {
    this.ends.add(end);
    end.on('error', () => undefined);
    end.on('close', () => {
      this.ends.delete(end);
      if (this.condition === 'whole' || this.condition === 'cut') other.destroy();
    });
  }
}
