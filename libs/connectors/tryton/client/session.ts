import { Failure } from '#platform/errors/failure';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { rpcFailure } from './rpc-failure';

const LANGUAGE = 'en';

/**
 * JSON-RPC with a session: one log-in, shared by all calls. A session may end at any time, and methods that want a fresh one refuse an
 * idle session while reads still work; both answer 401 before anything is done, so one more log-in and one repetition are safe.
 */
export class TrytonSession {
  private current: Promise<string> | undefined;
  private lastId = 0;

  constructor(
    private readonly http: HttpClient,
    private readonly user: string,
    /** The newest first; an older one is tried while a password is being changed. */
    private readonly passwords: readonly string[],
  ) {}

  async call(method: string, params: readonly unknown[], what: string): Promise<unknown> {
    const session = this.session();
    const answer = await this.post(method, params, await session);
    if (answer.status !== 401) return result(answer, what);
    if (this.current === session) this.current = undefined;
    const again = await this.post(method, params, await this.session());
    if (again.status === 401) throw credentialsRefused(this.user);
    return result(again, what);
  }

  private session(): Promise<string> {
    this.current ??= this.login().catch((error: unknown) => {
      this.current = undefined;
      throw error;
    });
    return this.current;
  }

  private async login(): Promise<string> {
    for (const password of this.passwords) {
      const answer = await this.post('common.db.login', [this.user, { password }, LANGUAGE]);
      if (answer.status === 401) continue;
      const granted = result(answer, 'Log-in');
      if (!Array.isArray(granted) || granted.length < 2) throw credentialsRefused(this.user);
      const [userId, session] = granted as unknown[];
      const token = Buffer.from(`${this.user}:${String(userId)}:${String(session)}`).toString('base64');
      return `Session ${token}`;
    }
    throw credentialsRefused(this.user);
  }

  private post(method: string, params: readonly unknown[], authorization?: string): Promise<HttpAnswer> {
    this.lastId += 1;
    return this.http.send('POST', '/', {
      json: { id: this.lastId, method, params },
      ...(authorization !== undefined && { headers: { authorization } }),
    });
  }
}

function result(answer: HttpAnswer, what: string): unknown {
  if (answer.status === 403) {
    throw Failure.permanent('erp-method-missing', `${what}: Tryton offers no such method`, {
      suggestion:
        'Check that the server is Tryton 6.0 and that the modules docs/connect/tryton.md names are active.',
    });
  }
  if (answer.status === 404) {
    throw Failure.permanent(
      'erp-not-found',
      `${what}: there is no such database or no Tryton at this address`,
      {
        suggestion: 'Check baseUrl and database of the connection.',
      },
    );
  }
  if (!answer.ok) throw Failure.permanent('erp-refused', `${what}: HTTP ${answer.status}`);
  const body = answer.json();
  if (typeof body !== 'object' || body === null) throw unreadable(what);
  const { error, result: value } = body as { error?: unknown; result?: unknown };
  if (error === undefined) return value;
  throw rpcFailure(Array.isArray(error) ? (error as unknown[]) : [error], what);
}

function credentialsRefused(user: string): Failure {
  return Failure.permanent(
    'erp-credentials-refused',
    `Tryton refused user "${user}" and the password given`,
    {
      suggestion: 'Check user and password of the connection, and that the user is active in Tryton.',
    },
  );
}

function unreadable(what: string): Failure {
  return Failure.transient('erp-answer-unreadable', `${what}: the answer is not JSON-RPC`);
}
