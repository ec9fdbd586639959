import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpClient, HttpMethod, HttpRequest } from '#connectors/kit/http/http-client';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { AccessToken } from './access-token';
import { answerFailure } from './answer-failure';
import type { ListQuery } from './odata';
import { withQuery } from './odata';

export type Row = Readonly<Record<string, unknown>>;
export type Entity = Row & { readonly id: string };

/** Records of one company. Every refusal is a `Failure` with the readable text. */
export class BusinessCentralClient {
  constructor(
    private readonly http: HttpClient,
    private readonly token: AccessToken,
    private readonly company: string,
    private readonly clock: Clock,
  ) {}

  async list(path: string, query: ListQuery = {}): Promise<Row[]> {
    const body = (await this.call('GET', withQuery(path, query), `List of ${path}`)).json();
    const value = (body as { value?: unknown } | null)?.value;
    if (!Array.isArray(value)) throw unreadable(path);
    return value as Row[];
  }

  async first(path: string, filter: string): Promise<Entity | null> {
    const [row] = await this.list(path, { filter, top: 1 });
    return row ? entity(row, path) : null;
  }

  async create(path: string, values: Row): Promise<Entity> {
    const answer = await this.call('POST', path, `New record of ${path}`, { json: values });
    return entity(answer.json(), path);
  }

  /** Writes only what has not changed since it was read. */
  async update(path: string, read: Entity, values: Row): Promise<Entity> {
    const tag = read['@odata.etag'];
    const headers = { 'if-match': typeof tag === 'string' ? tag : '*' };
    const answer = await this.call('PATCH', `${path}(${read.id})`, `Change of ${path}`, {
      json: values,
      headers,
    });
    return entity(answer.json(), path);
  }

  /** What is gone already counts as removed. */
  async remove(path: string): Promise<void> {
    try {
      await this.call('DELETE', path, `Removal of ${path}`, { headers: { 'if-match': '*' } });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-not-found') throw error;
    }
  }

  /** A bound action; it answers nothing at all. */
  async run(path: string, action: string): Promise<void> {
    await this.call('POST', `${path}/Microsoft.NAV.${action}`, `${action} of ${path}`);
  }

  /** A 401 means that nothing was done: one new token, one repetition. */
  private async call(
    method: HttpMethod,
    path: string,
    what: string,
    request: HttpRequest = {},
  ): Promise<HttpAnswer> {
    const token = await this.token.current();
    let answer = await this.send(method, path, request, token);
    if (answer.status === 401) {
      this.token.discard(token);
      answer = await this.send(method, path, request, await this.token.current());
    }
    if (!answer.ok) throw answerFailure(answer, what, this.clock.now());
    return answer;
  }

  /** Messages in English, because refusals are told apart by their text. */
  private send(method: HttpMethod, path: string, request: HttpRequest, token: string): Promise<HttpAnswer> {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en-US', ...request.headers };
    return this.http.send(method, `companies(${this.company})/${path}`, { ...request, headers });
  }
}

function entity(body: unknown, path: string): Entity {
  const id = (body as { id?: unknown } | null)?.id;
  if (typeof id !== 'string') throw unreadable(path);
  return body as Entity;
}

function unreadable(path: string): Failure {
  return Failure.transient('erp-answer-unreadable', `Business Central's answer about ${path} has no records`);
}
