import { readHeaders, type Agent } from './undici';

export interface ExchangeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For everything: waiting for a connection, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** What a longer answer is told as. */
  readonly tooLarge: () => Error;
  /** Called as the answer comes; what it throws breaks the exchange off. */
  readonly reached?: (moment: ExchangeMoment) => void;
}

export type ExchangeMoment = 'answered' | 'piece' | 'whole';

export interface Exchanged {
  readonly status: number;
  /** By lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * One request and its whole answer, taken piece by piece from the parser: nobody reads it before it is whole, so there is no stream to pay for.
 * @throws Error named `TimeoutError` when time is over, else what broke the connection
 */
export function exchange(agent: Agent, request: ExchangeRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const { url, method, headers, body = null } = request;
    const collector = new AnswerCollector(request, resolve, reject);
    agent.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body },
      collector,
    );
  });
}

/** Hears from the client what comes. */
class AnswerCollector {
  private readonly timer: NodeJS.Timeout;
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private headers: Record<string, string> = {};
  private over = false;
  private cancel: (reason: Error) => void = () => undefined;

  constructor(
    private readonly request: ExchangeRequest,
    private readonly resolve: (answer: Exchanged) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.timer = setTimeout(() => this.timeOut(), request.timeoutMs).unref();
  }

  onConnect(abort: (reason?: Error) => void): void {
    if (this.over) abort(timedOut());
    else this.cancel = abort;
  }

  onHeaders(status: number, raw: Buffer[]): boolean {
    if (status < 200) return true;
    this.request.reached?.('answered');
    this.status = status;
    this.headers = readHeaders(raw);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.request.reached?.('piece');
    this.size += chunk.length;
    if (this.size > this.request.maxBytes) throw this.request.tooLarge();
    this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    if (!this.finish()) return;
    try {
      this.request.reached?.('whole');
    } catch (error) {
      this.reject(error as Error);
      return;
    }
    const whole = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, headers: this.headers, text: whole.toString('utf8') });
  }

  onError(error: Error): void {
    if (this.finish()) this.reject(error);
  }

  private timeOut(): void {
    if (!this.finish()) return;
    const error = timedOut();
    this.reject(error);
    this.cancel(error);
  }

  /** False when it was over before. */
  private finish(): boolean {
    if (this.over) return false;
    this.over = true;
    clearTimeout(this.timer);
    return true;
  }
}

const timedOut = (): Error => new DOMException('The time for the answer is over', 'TimeoutError');
