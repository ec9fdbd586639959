import type { HttpClient } from '#connectors/kit/http/http-client';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { answerFailure } from './answer-failure';
import { ApiKeys } from './api-keys';

/** A search domain in Odoo's own notation. */
export type Domain = readonly unknown[];
export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
export type Values = Readonly<Record<string, unknown>>;

interface SearchOptions {
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: string;
  readonly context?: Values;
}

const DEFAULT_LIMIT = 500;

/** Records of Odoo's models over the JSON-2 API, seen as one company sees them. Every call is a transaction of its own. */
export class OdooClient {
  private readonly keys: ApiKeys;

  constructor(
    private readonly http: HttpClient,
    keys: readonly string[],
    private readonly company: number,
    private readonly clock: Clock,
  ) {
    this.keys = new ApiKeys(keys);
  }

  async search(
    model: string,
    domain: Domain,
    fields: readonly string[],
    options: SearchOptions = {},
  ): Promise<Row[]> {
    const { limit = DEFAULT_LIMIT, offset = 0, order = 'id', context } = options;
    const rows = await this.call(model, 'search_read', { domain, fields, limit, offset, order }, context);
    if (!Array.isArray(rows)) throw unreadable(model);
    return rows as Row[];
  }

  async first(
    model: string,
    domain: Domain,
    fields: readonly string[],
    context?: Values,
  ): Promise<Row | null> {
    const [row] = await this.search(model, domain, fields, { limit: 1, ...(context && { context }) });
    return row ?? null;
  }

  /** The ID of the new record. */
  async create(model: string, values: Values): Promise<number> {
    const ids = await this.call(model, 'create', { vals_list: [values] });
    const id: unknown = Array.isArray(ids) ? ids[0] : undefined;
    if (typeof id !== 'number') throw unreadable(model);
    return id;
  }

  async write(model: string, id: number, vals: Values): Promise<void> {
    await this.call(model, 'write', { ids: [id], vals });
  }

  /** A method of one record, such as `action_post`; what it answers is for people’s screens. */
  async run(model: string, method: string, id: number): Promise<void> {
    await this.call(model, method, { ids: [id] });
  }

  /** @throws Failure `erp-permission-missing` where the user may not write records of the model */
  async requireRight(model: string, operation: 'write' | 'create' | 'unlink'): Promise<void> {
    if ((await this.call(model, 'has_access', { ids: [], operation })) === true) return;
    throw Failure.permanent('erp-permission-missing', `The user may not ${operation} records of ${model}`, {
      details: { model, operation },
      suggestion: 'Give the user the rights that docs/connect/odoo.md lists.',
    });
  }

  private async call(model: string, method: string, args: Values, context: Values = {}): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const key = this.keys.get();
      const answer = await this.http.send('POST', `json/2/${model}/${method}`, {
        headers: { authorization: `bearer ${key}` },
        json: {
          ...args,
          context: { lang: 'en_US', tz: 'UTC', allowed_company_ids: [this.company], ...context },
        },
      });
      if (answer.ok) return answer.json();
      if (answer.status === 401) this.keys.refuse(key);
      if (answer.status !== 401 || attempt >= this.keys.count) {
        throw answerFailure(answer, `${method} of ${model}`, this.clock.now());
      }
    }
  }
}

/** The ID behind a many2one, which reads as `[id, name]`, or `false` when it is empty. */
export function idOf(value: unknown): number | null {
  return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : null;
}

/** Odoo says `false` for an empty text. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function unreadable(model: string): Failure {
  return Failure.transient('erp-answer-unreadable', `The answer about ${model} has an unknown shape`);
}
