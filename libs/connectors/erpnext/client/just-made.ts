const MOST_NOTED = 500;
const FRESH_MS = 30_000;

interface Noted<T> {
  readonly what: T;
  readonly at: number;
}

/** Documents that this process has made a moment ago, as they were then: whoever goes on with one need not read it again. */
export class JustMade<T> {
  private readonly noted = new Map<string, Noted<T>>();

  /** @param now the clock that nobody sets */
  constructor(private readonly now: () => number = () => performance.now()) {}

  note(name: string, what: T): void {
    if (this.noted.size >= MOST_NOTED) this.noted.clear();
    this.noted.set(name, { what, at: this.now() });
  }

  /** Answers once: afterwards others may have changed it. */
  take(name: string): T | undefined {
    const known = this.noted.get(name);
    this.noted.delete(name);
    return known && this.now() - known.at < FRESH_MS ? known.what : undefined;
  }
}
