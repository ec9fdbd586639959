import { Failure } from '#platform/errors/failure';
import type { TrytonSession } from './session';

/** A search domain in Tryton's own notation. */
export type Domain = readonly unknown[];
export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
type Context = Readonly<Record<string, unknown>>;

interface SearchOptions {
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: ReadonlyArray<readonly [string, 'ASC' | 'DESC']>;
  readonly context?: Context;
}

/** Records of Tryton's models, seen as one company sees them. */
export class TrytonClient {
  private context: Promise<Context> | undefined;

  constructor(
    private readonly session: TrytonSession,
    private readonly company: string,
  ) {}

  async companyId(): Promise<number> {
    return (await this.companyContext())['company'] as number;
  }

  async searchRead(
    model: string,
    domain: Domain,
    fields: readonly string[],
    options: SearchOptions = {},
  ): Promise<Row[]> {
    const { limit = null, offset = 0, order = null } = options;
    const rows = await this.call(
      model,
      'search_read',
      [domain, offset, limit, order, fields],
      options.context,
    );
    if (!Array.isArray(rows)) throw unreadable(model);
    return rows as Row[];
  }

  async first(model: string, domain: Domain, fields: readonly string[] = ['id']): Promise<Row | null> {
    return (await this.searchRead(model, domain, fields, { limit: 1 }))[0] ?? null;
  }

  async read(
    model: string,
    ids: readonly number[],
    fields: readonly string[],
    context?: Context,
  ): Promise<Row[]> {
    const rows = await this.call(model, 'read', [ids, fields], context);
    if (!Array.isArray(rows)) throw unreadable(model);
    return rows as Row[];
  }

  async create(model: string, values: Readonly<Record<string, unknown>>): Promise<number> {
    const ids = await this.call(model, 'create', [[values]]);
    const id: unknown = Array.isArray(ids) ? ids[0] : undefined;
    if (typeof id !== 'number') throw unreadable(model);
    return id;
  }

  async write(model: string, id: number, values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.call(model, 'write', [[id], values]);
  }

  /** A method of records: `post`, `delete`, `assign_try`. */
  run(model: string, method: string, ids: readonly number[]): Promise<unknown> {
    return this.call(model, method, [ids]);
  }

  /** Whether the user may remove records of the models. */
  async mayDelete(models: readonly string[]): Promise<boolean> {
    const rights = (await this.call('ir.model.access', 'get_access', [models])) as Record<
      string,
      { readonly delete?: boolean | number } | undefined
    >;
    return models.every((model) => Boolean(rights[model]?.delete));
  }

  /** Forgets who the company is, so that the next call looks again. */
  forget(): void {
    this.context = undefined;
  }

  private async call(
    model: string,
    method: string,
    args: readonly unknown[],
    extra: Context = {},
  ): Promise<unknown> {
    const context = { ...(await this.companyContext()), ...extra };
    return this.session.call(`model.${model}.${method}`, [...args, context], `${method} of ${model}`);
  }

  private companyContext(): Promise<Context> {
    this.context ??= this.readContext().catch((error: unknown) => {
      this.context = undefined;
      throw error;
    });
    return this.context;
  }

  /** Messages in English, because refusals are told apart by their text. */
  private async readContext(): Promise<Context> {
    const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
      this.session.call(method, [...args, {}], 'Preferences and company');
    const preferences = (await call('model.res.user.get_preferences', [true])) as Context;
    const domain = [['party.name', '=', this.company]];
    const found = (await call('model.company.company.search', [domain, 0, 1, null])) as number[];
    if (found[0] === undefined) {
      throw Failure.mapping('erp-not-found', `Tryton has no company "${this.company}"`, {
        details: { field: 'settings.company', value: this.company, expected: 'the name of a company' },
        suggestion: 'Correct the company in the connection, or give the user of the bridge access to it.',
      });
    }
    return { ...preferences, company: found[0], language: 'en' };
  }
}

function unreadable(model: string): Failure {
  return Failure.transient('erp-answer-unreadable', `Tryton's answer about ${model} has no records`);
}
