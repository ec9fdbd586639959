import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { HttpClient } from '#connectors/kit/http/http-client';
import type { HttpMethod } from '#connectors/kit/http/http-client';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import { Failure } from '#platform/errors/failure';
import type { KenticoSettings } from '../settings';
import type { KenticoRow } from './kentico-row';
import { parseKeepingDecimals, rowOf, rowsOf } from './rest-json';
import { restFailure } from './rest-failure';

export interface ListQuery {
  readonly where?: string;
  readonly orderby?: string;
  readonly columns?: string;
  readonly topn?: number;
  readonly maxrecords?: number;
}

/** Cell values of a write; a column that is not named is left alone. */
export type Columns = Readonly<Record<string, string | number | boolean | null>>;

/** As many as WCF serves per core before it queues. */
const CALLS_AT_A_TIME = 16;

/** Kentico's REST service for one site. `format=json` goes with every call, since `Accept` is not looked at. */
export class KenticoRestClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly siteName: string,
  ) {}

  static open(connection: Connection<KenticoSettings>, context: ConnectorContext): KenticoRestClient {
    const { restUrl, userName, siteName } = connection.settings;
    const password = connection.secrets['password']?.[0];
    if (!password) {
      throw Failure.permanent('secret-missing', `Connection ${connection.id} has no password`, {
        suggestion: 'Give the password of the REST user.',
      });
    }
    const credentials = Buffer.from(`${userName}:${password}`, 'utf8').toString('base64');
    const http = new HttpClient({
      system: 'Kentico',
      baseUrl: restUrl,
      headers: { authorization: `Basic ${credentials}` },
      clock: context.clock,
      environment: connection.environment,
      concurrency: CALLS_AT_A_TIME,
    });
    return new KenticoRestClient(http, siteName);
  }

  /** Objects of our site. */
  list(type: string, query: ListQuery = {}): Promise<KenticoRow[]> {
    return this.rows(`${type}/site/${encodeURIComponent(this.siteName)}`, query);
  }

  /** Objects that belong to no site. */
  listGlobal(type: string, query: ListQuery = {}): Promise<KenticoRow[]> {
    return this.rows(`${type}/global`, query);
  }

  children(type: string, id: number, childType: string): Promise<KenticoRow[]> {
    return this.rows(`${type}/${id}/children/${childType}`, {});
  }

  /** By integer key, whatever its site; null when there is none. */
  async one(type: string, id: number): Promise<KenticoRow | null> {
    const path = `${type}/${id}`;
    const answer = await this.send('GET', path, {});
    if (answer.status === 404) return null;
    const row = rowOf(this.parse(answer, path));
    if (!row) throw unreadable(path);
    return row;
  }

  /** Partial: 201 with the keys, nothing else. */
  async put(type: string, id: number, columns: Columns): Promise<void> {
    const path = `${type}/${id}`;
    const answer = await this.send('PUT', path, {}, columns);
    if (!answer.ok) throw restFailure(answer, `PUT ${path}`);
  }

  /** A new object of our site: 201 with the keys. */
  async post(type: string, columns: Columns): Promise<void> {
    await this.postTo(`${type}/site/${encodeURIComponent(this.siteName)}`, columns);
  }

  /** A new object that belongs to another one, not to a site. */
  async postObject(type: string, columns: Columns): Promise<void> {
    await this.postTo(type, columns);
  }

  private async postTo(path: string, columns: Columns): Promise<void> {
    const answer = await this.send('POST', path, {}, columns);
    if (!answer.ok) throw restFailure(answer, `POST ${path}`);
  }

  /** The service document: which object types the user may see. */
  async probe(): Promise<void> {
    const answer = await this.http.send('GET', '');
    if (!answer.ok) throw restFailure(answer, 'GET /rest');
  }

  private async rows(path: string, query: ListQuery): Promise<KenticoRow[]> {
    const rows = rowsOf(this.parse(await this.send('GET', path, query), path));
    if (!rows) throw unreadable(path);
    return rows;
  }

  private send(method: HttpMethod, path: string, query: ListQuery, json?: Columns): Promise<HttpAnswer> {
    return this.http.send(method, path, {
      query: { format: 'json', ...query },
      ...(json === undefined ? {} : { json }),
    });
  }

  private parse(answer: HttpAnswer, path: string): unknown {
    if (!answer.ok) throw restFailure(answer, `GET ${path}`);
    try {
      if (!answer.isHtml) return parseKeepingDecimals(answer.text);
    } catch {
      // told below, with what came instead
    }
    return answer.json();
  }
}

function unreadable(path: string): Failure {
  return Failure.transient('kentico-answer-unreadable', `Kentico's answer to ${path} has an unknown shape`, {
    suggestion: 'Ask the address in a browser with format=json; a customised service may answer otherwise.',
  });
}
