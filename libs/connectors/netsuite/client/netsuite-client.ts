import type { HeldToken } from '#connectors/kit/http/held-token';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpClient, HttpMethod, HttpRequest } from '#connectors/kit/http/http-client';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { answerFailure } from './answer-failure';

export type Row = Readonly<Record<string, unknown>>;
export type NetSuiteRecord = Row & { readonly id: string };
export type RecordType = 'journalEntry' | 'salesOrder' | 'customer';

const PAGE = 1000;

/** Records and queries of one account. Writing answers nothing but where the record is. */
export class NetSuiteClient {
  constructor(
    private readonly http: HttpClient,
    private readonly token: HeldToken,
    private readonly clock: Clock,
  ) {}

  /** With its lines, which are told only when asked for. */
  async get(type: RecordType, id: string): Promise<NetSuiteRecord | null> {
    const answer = await this.call('GET', `record/v1/${type}/${id}`, `Record ${id} of ${type}`, {
      query: { expandSubResources: true },
    }).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'erp-not-found') return null;
      throw error;
    });
    if (!answer) return null;
    const record = answer.json() as NetSuiteRecord;
    if (typeof record.id === 'string') return record;
    throw Failure.transient('erp-answer-unreadable', `The record ${id} of ${type} has an unknown shape`);
  }

  findByKey(type: RecordType, externalId: string): Promise<NetSuiteRecord | null> {
    return this.get(type, `eid:${externalId}`);
  }

  /**
   * Makes a record, which NetSuite refuses when its external ID is taken. Never `PUT eid:`: that would overwrite what stands there.
   * @throws Failure `erp-key-taken` (conflict)
   */
  async create(type: RecordType, values: Row): Promise<void> {
    await this.call('POST', `record/v1/${type}`, `New ${type}`, { json: values });
  }

  /** Lines that are not named stay as they are, but for those of the sublist that is to be replaced. */
  async change(type: RecordType, id: string, values: Row, replace?: string): Promise<void> {
    await this.call('PATCH', `record/v1/${type}/${id}`, `Change of ${type} ${id}`, {
      query: { replace },
      json: values,
    });
  }

  async remove(type: RecordType, id: string): Promise<void> {
    await this.call('DELETE', `record/v1/${type}/${id}`, `Removal of ${type} ${id}`);
  }

  /** The first rows of a query; values are texts, and what is empty is left out. */
  async query(q: string, limit = PAGE): Promise<ReadonlyArray<Readonly<Record<string, string | undefined>>>> {
    const answer = await this.call('POST', 'query/v1/suiteql', 'Query', {
      query: { limit, offset: 0 },
      headers: { prefer: 'transient' },
      json: { q },
    });
    const items = (answer.json() as { items?: unknown } | null)?.items;
    if (!Array.isArray(items)) throw Failure.transient('erp-answer-unreadable', 'A query told no rows');
    return items as ReadonlyArray<Readonly<Record<string, string>>>;
  }

  private async call(
    method: HttpMethod,
    path: string,
    what: string,
    options: HttpRequest = {},
  ): Promise<HttpAnswer> {
    const token = await this.token.current();
    const answer = await this.authorized(token, method, path, options);
    if (answer.ok) return answer;
    if (answer.status !== 401) throw answerFailure(answer, what, this.clock.now());
    // Tokens may be taken back before they end; what was refused for that reason was not carried out.
    this.token.discard(token);
    const again = await this.authorized(await this.token.current(), method, path, options);
    if (again.ok) return again;
    throw answerFailure(again, what, this.clock.now());
  }

  private authorized(
    token: string,
    method: HttpMethod,
    path: string,
    options: HttpRequest,
  ): Promise<HttpAnswer> {
    const headers = { 'accept-language': 'en-US', ...options.headers, authorization: `Bearer ${token}` };
    return this.http.send(method, path, { ...options, headers });
  }
}

/** The ID behind a reference, which reads as `{ id, refName }`. */
export function idOf(value: unknown): string | null {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

/** The lines of a sublist. */
export function itemsOf(sublist: unknown): Row[] {
  const items = (sublist as { items?: unknown } | null | undefined)?.items;
  return Array.isArray(items) ? (items as Row[]) : [];
}
