import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { HttpClient } from '#connectors/kit/http/http-client';
import type { HttpMethod, HttpRequest } from '#connectors/kit/http/http-client';
import type { Clock } from '#platform/clock/clock';
import { IdentityClient } from '../identity/identity-client';
import { TokenSource } from '../identity/token-source';
import type { XcSettings } from '../settings';
import { requireDone } from './command-outcome';
import { engineFailure } from './engine-failure';
import { parseOData } from './odata-json';

/** Pipelines of the engine take their time, most of all after it was recycled. */
const TOTAL_TIMEOUT_MS = 30_000;
const CALLS_AT_A_TIME = 8;

/** The engine's OData service for one shop: the headers and the token that every call needs. */
export class EngineClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {}

  static open(connection: Connection<XcSettings>, context: ConnectorContext): EngineClient {
    const { engineUrl, environment, shopName, currency, language } = connection.settings;
    const identity = IdentityClient.open(connection, context);
    const http = new HttpClient({
      system: 'Sitecore Commerce Engine',
      baseUrl: engineUrl,
      headers: { Environment: environment, ShopName: shopName, Currency: currency, Language: language },
      clock: context.clock,
      environment: connection.environment,
      concurrency: CALLS_AT_A_TIME,
      totalTimeoutMs: TOTAL_TIMEOUT_MS,
    });
    return new EngineClient(
      http,
      new TokenSource(() => identity.requestToken(), context.clock),
      context.clock,
    );
  }

  /** Null when there is no such entity. */
  async entity(set: string, id: string, expand?: string): Promise<unknown> {
    const path = `${set}('${encodeURIComponent(id)}')`;
    const answer = await this.send('GET', path, expand === undefined ? {} : { query: { $expand: expand } });
    if (answer.status === 404 || answer.status === 204) return null;
    return this.parsed(answer, `GET ${path}`);
  }

  /** A function of the service, parameters in the address. */
  async call(path: string, expand: string): Promise<unknown> {
    return this.parsed(await this.send('GET', path, { query: { $expand: expand } }), `GET ${path}`);
  }

  /** An action; throws unless the engine says that it was carried out. */
  async command(name: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
    const path = `${name}()`;
    requireDone(this.parsed(await this.send('PUT', path, { json: parameters }), `PUT ${path}`), name);
  }

  /** A token that is refused was surely not used: once, a new one is tried. */
  private async send(method: HttpMethod, path: string, request: HttpRequest): Promise<HttpAnswer> {
    const token = await this.tokens.current();
    const answer = await this.http.send(method, path, { ...request, headers: bearer(token) });
    if (answer.status !== 401) return answer;
    this.tokens.discard(token);
    return this.http.send(method, path, { ...request, headers: bearer(await this.tokens.current()) });
  }

  private parsed(answer: HttpAnswer, call: string): unknown {
    if (!answer.ok) throw engineFailure(answer, call, this.clock.now());
    try {
      if (!answer.isHtml) return parseOData(answer.text);
    } catch {
      // told below, with what came instead
    }
    return answer.json();
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
