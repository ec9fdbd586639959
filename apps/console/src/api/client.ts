import { ApiProblem, readProblem } from './problem';

const TIMEOUT_MS = 15_000;

export type QueryValue = string | number | boolean | null | undefined;

/** Keys without a value are left out. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface ApiAnswer<T> {
  readonly body: T;
  readonly headers: Headers;
}

/**
 * Asks the gateway that served this page. The session travels as a cookie; the extra header proves that the request came from our own
 * script (other sites cannot set it).
 * @throws ApiProblem for every refusal, also when nobody answers (`unreachable`)
 */
export async function send<T>(path: string, request: ApiRequest = {}): Promise<ApiAnswer<T>> {
  const { method = 'GET', body, headers = {}, signal } = request;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'x-requested-with': 'tillbridge-console',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem({ status: 0, code: 'unreachable', title: 'The server cannot be reached' });
  });
  if (!response.ok) throw await readProblem(response);
  const text = await response.text();
  return { body: (text === '' ? undefined : JSON.parse(text)) as T, headers: response.headers };
}

export const get = async <T>(
  path: string,
  query?: Readonly<Record<string, QueryValue>>,
  signal?: AbortSignal,
): Promise<T> => (await send<T>(withQuery(path, query), { signal })).body;

export const post = async <T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> =>
  (await send<T>(path, { method: 'POST', body: body ?? {}, ...(headers ? { headers } : {}) })).body;

export const put = async <T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> =>
  (await send<T>(path, { method: 'PUT', body, ...(headers ? { headers } : {}) })).body;

export const remove = async <T>(path: string, body?: unknown): Promise<T> =>
  (await send<T>(path, { method: 'DELETE', ...(body === undefined ? {} : { body }) })).body;
