/** One question for the password at a time, whoever needs it; a dialog of the frame around the pages asks it. */
export class FreshSignIn {
  private question: { promise: Promise<boolean>; answer: (shown: boolean) => void } | null = null;
  private readonly listeners = new Set<() => void>();

  readonly isAsked = (): boolean => this.question !== null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** True once the server accepted a password; false when the question was dismissed. */
  ask(): Promise<boolean> {
    if (this.question) return this.question.promise;
    let answer: (shown: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    this.question = { promise, answer };
    this.tell();
    return promise;
  }

  answer(shown: boolean): void {
    const question = this.question;
    this.question = null;
    question?.answer(shown);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const freshSignIn = new FreshSignIn();
