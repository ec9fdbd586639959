import { systemClock, type Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { Agent } from '#platform/http/undici';
import { callFailpoint, rateLimitFailpoint } from './call-failpoints';
import { CallGuard } from './call-guard';
import { guardedLookup, guardUrl, type Environment } from './egress-guard';
import { exchange } from '#platform/http/exchange';
import { HttpAnswer } from './http-answer';
import { networkFailure } from './network-failure';
import { statusFailure } from './status-failure';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpClientOptions {
  /** For people: `Kentico`. */
  readonly system: string;
  /** May end in a path: `https://shop.example/rest`. */
  readonly baseUrl: string;
  /** Sent with every request; a function when they change, as tokens do. */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);
  readonly connectTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly maxBodyBytes?: number;
  readonly concurrency?: number;
  readonly breakAfter?: number;
  readonly clock?: Clock;
  /** Throws a Failure for an address that must not be called; beside the guard that always holds. */
  readonly egress?: (url: URL) => void;
  /** Ours, for systems that want to know who calls; all of it PEM. `ca`: whose signature under theirs is trusted instead of the public ones. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string; readonly ca?: string };
  /** How strict the guard is; `production` unless given. */
  readonly environment?: Environment;
}

export interface HttpRequest {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with the given content type. */
  readonly text?: { readonly body: string; readonly contentType: string };
}

/**
 * How connectors call their system: short time-outs, limited answers, no redirects, a breaker, `Retry-After` obeyed.
 * It repeats nothing by itself: what is to be tried again goes back to the delay queues.
 */
export class HttpClient {
  private readonly agent: Agent;
  private readonly guard: CallGuard;
  private readonly clock: Clock;
  private readonly totalTimeoutMs: number;
  private readonly maxBodyBytes: number;
  private readonly base: URL;
  private readonly environment: Environment;
  private baseIsAllowed = false;

  constructor(private readonly options: HttpClientOptions) {
    this.base = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`);
    this.environment = options.environment ?? 'production';
    this.clock = options.clock ?? systemClock;
    this.totalTimeoutMs = options.totalTimeoutMs ?? 10_000;
    this.maxBodyBytes = options.maxBodyBytes ?? 5_000_000;
    const concurrency = options.concurrency ?? 10;
    this.agent = new Agent({
      connect: {
        timeout: options.connectTimeoutMs ?? 2_000,
        lookup: guardedLookup(this.environment),
        ...options.clientCertificate,
      },
      connections: concurrency,
      pipelining: 1,
      keepAliveTimeout: 10_000,
    });
    this.guard = new CallGuard({
      system: options.system,
      concurrency,
      breakAfter: options.breakAfter ?? 5,
      clock: this.clock,
    });
  }

  /**
   * Answers of every status but redirects. Throws a Failure when there is no whole answer, for 5xx, for 429
   * (both count for the breaker or the silence), and for redirects.
   */
  send(method: HttpMethod, path: string, options: HttpRequest = {}): Promise<HttpAnswer> {
    return this.guard.run(async () => {
      const answer = await this.exchange(method, path, options).catch((error: unknown) => {
        throw networkFailure(this.options.system, error, this.totalTimeoutMs);
      });
      if (answer.status >= 300 && answer.status < 400) throw this.redirected(answer);
      rateLimitFailpoint(answer.status);
      if (answer.status === 429 || answer.status >= 500) throw statusFailure(answer, this.clock.now());
      return answer;
    });
  }

  /** The parsed body of a success; every other answer throws what `statusFailure` makes of it. */
  async json(method: HttpMethod, path: string, options: HttpRequest = {}): Promise<unknown> {
    const answer = await this.send(method, path, options);
    if (!answer.ok) throw statusFailure(answer, this.clock.now());
    return answer.json();
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async exchange(method: HttpMethod, path: string, options: HttpRequest): Promise<HttpAnswer> {
    const url = this.address(path, options.query);
    this.requireAllowed(url);
    const body = options.json === undefined ? options.text?.body : JSON.stringify(options.json);
    const { status, headers, text } = await exchange(this.agent, {
      method,
      url,
      headers: await this.headers(options),
      body,
      timeoutMs: this.totalTimeoutMs,
      maxBytes: this.maxBodyBytes,
      tooLarge: () => this.tooLarge(),
      reached: callFailpoint,
    });
    return new HttpAnswer(this.options.system, status, headers, text);
  }

  /** Every address is under the base, which is judged once. */
  private requireAllowed(url: URL): void {
    if (!this.baseIsAllowed) guardUrl(this.base, this.environment);
    this.baseIsAllowed = true;
    this.options.egress?.(url);
  }

  private address(path: string, query: HttpRequest['query'] = {}): URL {
    const url = new URL(path.replace(/^\/+/, ''), this.base);
    if (url.origin !== this.base.origin) {
      throw Failure.permanent('egress-refused', `${path} would leave ${this.base.origin}`);
    }
    const search = new URLSearchParams(url.search);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    // Written once: every single change through `searchParams` would make the whole address anew.
    url.search = search.toString();
    return url;
  }

  private async headers(options: HttpRequest): Promise<Record<string, string>> {
    const common = this.options.headers;
    return {
      accept: 'application/json',
      'user-agent': 'tillbridge',
      ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.text === undefined ? {} : { 'content-type': options.text.contentType }),
      ...(typeof common === 'function' ? await common() : common),
      ...options.headers,
    };
  }

  private tooLarge(): Failure {
    return Failure.permanent(
      'answer-too-large',
      `${this.options.system} answered with more than ${this.maxBodyBytes} bytes`,
    );
  }

  private redirected(answer: HttpAnswer): Failure {
    const target = answer.headers['location'];
    return Failure.permanent('redirect-refused', `${this.options.system} redirects us (${answer.status})`, {
      details: { status: answer.status, location: target?.split('?')[0] ?? null },
      suggestion:
        'Enter the final address in the connection: http instead of https or a log-in page are usual causes.',
    });
  }
}
