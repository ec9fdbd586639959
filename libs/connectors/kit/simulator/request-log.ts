export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** The last requests a simulator was asked, oldest first; older ones fall out. */
export class RequestLog {
  private readonly kept: LoggedRequest[] = [];

  constructor(private readonly limit = 1000) {}

  add(entry: LoggedRequest): void {
    this.kept.push(entry);
    if (this.kept.length > this.limit) this.kept.shift();
  }

  list(): readonly LoggedRequest[] {
    return this.kept;
  }

  clear(): void {
    this.kept.length = 0;
  }
}
