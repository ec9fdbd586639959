import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpClient, HttpMethod } from '#connectors/kit/http/http-client';
import { failureOf, seenThrough } from './answer-failure';
import type { RequestPace } from './request-pace';

interface Call {
  readonly method: HttpMethod;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** HubSpot's CRM API, one request at a time. Every refusal is a `Failure`. */
export class HubSpotClient {
  constructor(
    private readonly http: HttpClient,
    private readonly pace: RequestPace,
  ) {}

  /** The body of a success; an empty one is null. */
  async call(what: string, request: Call): Promise<unknown> {
    const answer = await this.send(request);
    if (!answer.ok) throw failureOf(answer, what);
    return answer.text === '' ? null : answer.json();
  }

  /** The same; null when there is no such thing. */
  async find(what: string, request: Call): Promise<unknown> {
    const answer = await this.send(request);
    if (answer.status === 404) return null;
    if (!answer.ok) throw failureOf(answer, what);
    return answer.json();
  }

  private async send({ method, path, ...options }: Call): Promise<HttpAnswer> {
    this.pace.take();
    return this.http.send(method, path, options).catch((error: unknown) => {
      throw seenThrough(error);
    });
  }
}
