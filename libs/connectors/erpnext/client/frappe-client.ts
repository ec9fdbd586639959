import { Failure } from '#platform/errors/failure';
import type { HttpClient, HttpMethod, HttpRequest } from '#connectors/kit/http/http-client';
import { failureOf, seenThrough } from './answer-failure';

interface Call extends HttpRequest {
  readonly method: HttpMethod;
  readonly path: string;
}

export type FrappeDoc = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly docstatus: number;
};
export type Filter = readonly [string, string, unknown] | readonly [string, string, string, unknown];

export interface ListRequest {
  readonly filters: readonly Filter[];
  readonly fields: readonly string[];
  readonly limit?: number;
  readonly start?: number;
  readonly orderBy?: string;
}

const DEFAULT_LIMIT = 500;

/** Frappe's REST API, version 1. Every refusal is a `Failure` with the readable text. */
export class FrappeClient {
  constructor(private readonly http: HttpClient) {}

  async loggedUser(): Promise<string> {
    const answer = await this.call('Who the API key belongs to', {
      method: 'GET',
      path: '/api/method/frappe.auth.get_logged_user',
    });
    return String(answer['message']);
  }

  async exchangeRate(from: string, to: string, date: string): Promise<number> {
    const answer = await this.call(`Exchange rate ${from} to ${to}`, {
      method: 'GET',
      path: '/api/method/erpnext.setup.utils.get_exchange_rate',
      query: { from_currency: from, to_currency: to, transaction_date: date },
    });
    return Number(answer['message']);
  }

  async list(
    doctype: string,
    request: ListRequest,
  ): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> {
    const answer = await this.call(`List of ${doctype}`, {
      method: 'GET',
      path: resource(doctype),
      query: {
        filters: JSON.stringify(request.filters),
        fields: JSON.stringify(request.fields),
        limit_page_length: String(request.limit ?? DEFAULT_LIMIT),
        limit_start: String(request.start ?? 0),
        ...(request.orderBy !== undefined && { order_by: request.orderBy }),
      },
    });
    const { data } = answer;
    if (!Array.isArray(data)) throw unreadable(`List of ${doctype}`);
    return data as ReadonlyArray<Readonly<Record<string, unknown>>>;
  }

  async get(doctype: string, name: string): Promise<FrappeDoc> {
    return this.document(`${doctype} ${name}`, { method: 'GET', path: resource(doctype, name) });
  }

  /** Null when there is no such document. */
  async find(doctype: string, name: string): Promise<FrappeDoc | null> {
    return this.get(doctype, name).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'erp-not-found') return null;
      throw error;
    });
  }

  /** Every link to the document follows. */
  async rename(doctype: string, from: string, to: string): Promise<void> {
    await this.call(`Renaming of ${doctype} ${from}`, {
      method: 'POST',
      path: '/api/method/frappe.client.rename_doc',
      json: { doctype, old_name: from, new_name: to },
    });
  }

  async insert(doctype: string, values: Readonly<Record<string, unknown>>): Promise<FrappeDoc> {
    return this.document(`New ${doctype}`, { method: 'POST', path: resource(doctype), json: values });
  }

  async update(doctype: string, name: string, values: Readonly<Record<string, unknown>>): Promise<FrappeDoc> {
    return this.document(`Change of ${doctype} ${name}`, {
      method: 'PUT',
      path: resource(doctype, name),
      json: values,
    });
  }

  async runMethod(
    doctype: string,
    name: string,
    method: string,
    args: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.call(`${method} of ${doctype} ${name}`, {
      method: 'POST',
      path: resource(doctype, name),
      query: { run_method: method },
      json: args,
    });
  }

  private async document(what: string, request: Call): Promise<FrappeDoc> {
    const { data } = await this.call(what, request);
    if (!isDocument(data)) throw unreadable(what);
    return data;
  }

  private async call(what: string, request: Call): Promise<Readonly<Record<string, unknown>>> {
    const { method, path, ...options } = request;
    const answer = await this.http.send(method, path, options).catch((error: unknown) => {
      throw seenThrough(error);
    });
    if (!answer.ok) throw failureOf(answer, what);
    const body = parseObject(answer.text);
    if (!body) throw failureOf(answer, what);
    return body;
  }
}

function resource(doctype: string, name?: string): string {
  const path = `/api/resource/${encodeURIComponent(doctype)}`;
  return name === undefined ? path : `${path}/${encodeURIComponent(name)}`;
}

function isDocument(value: unknown): value is FrappeDoc {
  if (typeof value !== 'object' || value === null) return false;
  const { name, docstatus } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof docstatus === 'number';
}

function unreadable(what: string): Failure {
  return Failure.transient('erp-answer-unreadable', `${what}: the answer has no "data"`);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
