import type { z } from 'zod';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpMethod, HttpRequest } from '#connectors/kit/http/http-client';
import { HttpClient } from '#connectors/kit/http/http-client';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { AccessTokens } from '../auth/access-tokens';
import type { OrderCloudSettings } from '../settings';
import { orderCloudFailure } from './ordercloud-failure';

const SYSTEM = 'OrderCloud';
/** Below the twenty at a time that Sitecore advises. */
const CALLS_AT_A_TIME = 10;

export type OrderCloudQuery = NonNullable<HttpRequest['query']>;

/** Roles that reading orders and writing payments need. */
export const ORDER_ROLES = ['OrderAdmin'] as const;

/** The role that reading and writing users of buyers needs. */
export const CUSTOMER_ROLES = ['BuyerUserAdmin'] as const;

/** Roles that making an order for a user needs: its prices and its tax are those of the invoice. */
export const ORDER_MAKING_ROLES = ['OrderAdmin', 'OverrideUnitPrice', 'OverrideTax'] as const;

/** The role that reading and writing products and their stock needs. */
export const STOCK_ROLES = ['ProductAdmin'] as const;

/** Roles that reading the shipments of orders needs. */
export const SHIPMENT_ROLES = ['OrderAdmin', 'ShipmentReader'] as const;

/** The API with a token that is renewed when it must be. Every answer is checked against the shape that we rely on. */
export class OrderCloudClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  static open(
    { settings, secrets, environment }: Connection<OrderCloudSettings>,
    { clock }: ConnectorContext,
    roles: readonly string[] = ORDER_ROLES,
  ): OrderCloudClient {
    const open = (baseUrl: string): HttpClient =>
      new HttpClient({ system: SYSTEM, baseUrl, clock, environment, concurrency: CALLS_AT_A_TIME });
    const http = open(settings.apiUrl);
    const auth = settings.authUrl === null ? http : open(settings.authUrl);
    const { clientId } = settings;
    const clientSecret = secrets['clientSecret']?.[0] ?? '';
    return new OrderCloudClient(
      http,
      new AccessTokens(auth, { clientId, clientSecret, scope: roles }, clock),
      clock,
    );
  }

  async get<T>(path: string, schema: z.ZodType<T>, query: OrderCloudQuery = {}): Promise<T> {
    return this.read(await this.require('GET', path, { query }), schema, path);
  }

  /** Null when there is no such thing. */
  async find<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    const answer = await this.send('GET', path, {});
    if (answer.status === 404) return null;
    return this.read(this.checked(answer, `GET ${path}`), schema, path);
  }

  /** Answers that nobody looks at: what was written is read back. */
  async write(method: 'POST' | 'PUT' | 'PATCH', path: string, json?: unknown): Promise<void> {
    await this.require(method, path, json === undefined ? {} : { json });
  }

  /** False when an object of that ID exists already: recorded by an earlier try, or by another of us. */
  async create(path: string, json: unknown): Promise<boolean> {
    const answer = await this.send('POST', path, { json });
    if (answer.status === 409) return false;
    this.checked(answer, `POST ${path}`);
    return true;
  }

  /** No fault when it is gone already. */
  async remove(path: string): Promise<void> {
    const answer = await this.send('DELETE', path, {});
    if (answer.status !== 404) this.checked(answer, `DELETE ${path}`);
  }

  private async require(method: HttpMethod, path: string, request: HttpRequest): Promise<HttpAnswer> {
    return this.checked(await this.send(method, path, request), `${method} ${path}`);
  }

  private checked(answer: HttpAnswer, what: string): HttpAnswer {
    if (!answer.ok) throw orderCloudFailure(answer, what, this.clock.now());
    return answer;
  }

  /** A 401 says that nothing was done, so the call is made again, once, with a fresh token. */
  private async send(method: HttpMethod, path: string, request: HttpRequest): Promise<HttpAnswer> {
    const token = await this.tokens.current();
    const answer = await this.sendWith(token, method, path, request);
    if (answer.status !== 401) return answer;
    this.tokens.discard(token);
    return this.sendWith(await this.tokens.current(), method, path, request);
  }

  private sendWith(
    token: string,
    method: HttpMethod,
    path: string,
    request: HttpRequest,
  ): Promise<HttpAnswer> {
    return this.http.send(method, `v1/${path}`, {
      ...request,
      headers: { authorization: `Bearer ${token}` },
    });
  }

  private read<T>(answer: HttpAnswer, schema: z.ZodType<T>, path: string): T {
    const parsed = schema.safeParse(answer.json());
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw Failure.mapping(
      'ordercloud-answer-unreadable',
      `OrderCloud's answer to ${path} has an unknown shape`,
      {
        details: { field: issue?.path.join('.') ?? '', expected: issue?.message ?? '' },
        suggestion: 'The API may have changed; compare the answer with its reference.',
      },
    );
  }
}
