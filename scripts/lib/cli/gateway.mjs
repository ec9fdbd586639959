import { readFile } from 'node:fs/promises';
import { readRun } from '../system/run-file.mjs';
import { CliError, UsageError } from './cli-error.mjs';

const TIMEOUT_MS = 30_000;
/** Nobody reads more, and a list without end would never stop. */
const MOST_ITEMS = 10_000;
const PAGE = 200;

const shownFault = ({ path, message }) => `  ${path}: ${message}`;

/** The words of an RFC 9457 answer, with every fault it names. */
function explain(status, body) {
  if (typeof body !== 'object' || body === null) return `The gateway answers ${status}.`;
  const { title, detail, code, errors = [] } = body;
  return [`${detail ?? title ?? 'Refused'} (${code ?? status})`, ...errors.map(shownFault)].join('\n');
}

async function answerOf(response) {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The API of one gateway, as one token sees it. */
class Gateway {
  /** The token is private: nothing that prints a gateway can show it. */
  #token;

  constructor(url, token) {
    this.url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  /** @returns {Promise<{body: any, etag: string | null}>} @throws {CliError} for every answer outside 2xx */
  async call(method, path, { body, headers = {} } = {}) {
    let response;
    try {
      response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${this.#token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new CliError(`${this.url} does not answer: ${error.cause?.message ?? error.message}`);
    }
    const answer = await answerOf(response);
    if (!response.ok) {
      throw Object.assign(new CliError(explain(response.status, answer)), { status: response.status });
    }
    return { body: answer, etag: response.headers.get('etag') };
  }

  async get(path) {
    return (await this.call('GET', path)).body;
  }

  /** Like `get`, undefined for 404. */
  async find(path) {
    return this.get(path).catch((error) => {
      if (error.status === 404) return undefined;
      throw error;
    });
  }

  /** Items of a list over all its pages, up to `limit`. */
  async list(path, query = {}, limit = MOST_ITEMS) {
    const items = [];
    let cursor;
    do {
      const parameters = new URLSearchParams({ limit: String(Math.min(PAGE, limit - items.length)) });
      for (const [name, value] of Object.entries({ ...query, cursor })) {
        if (value !== undefined && value !== null) parameters.set(name, String(value));
      }
      const page = await this.get(`${path}?${parameters}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor && items.length < limit);
    return items.slice(0, limit);
  }
}

/** The token from the environment, a file, the system that runs in this folder, or a person; in this order. */
async function tokenOf(env, run, url, ask) {
  if (env.TILLBRIDGE_TOKEN) return env.TILLBRIDGE_TOKEN;
  if (env.TILLBRIDGE_TOKEN_FILE) {
    const text = await readFile(env.TILLBRIDGE_TOKEN_FILE, 'utf8').catch((error) => {
      throw new CliError(`TILLBRIDGE_TOKEN_FILE cannot be read: ${error.code}`);
    });
    return text.trim();
  }
  if (run && run.urls.gateway === url) return run.adminToken;
  const token = await ask?.(`Token for ${url}: `);
  if (token) return token;
  throw new UsageError('No token: set TILLBRIDGE_TOKEN or TILLBRIDGE_TOKEN_FILE.');
}

/** Neither another protocol nor a log-in inside, which logs would show. */
function checkedUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`"${text}" is no address of a gateway.`);
  if (url.username || url.password) throw new UsageError('The address holds a log-in; set TILLBRIDGE_TOKEN.');
  return text.replace(/\/+$/, '');
}

/**
 * @param {{url?: string}} options
 * @param {{env: object, stateDir: string, ask?: (question: string) => Promise<string>}} surroundings
 */
export async function openGateway(options, { env, stateDir, ask }) {
  const run = await readRun(stateDir);
  const named = options.url ?? env.TILLBRIDGE_URL ?? run?.urls.gateway;
  if (named === undefined) throw new UsageError('Which gateway? Give --url or TILLBRIDGE_URL.');
  const url = checkedUrl(named);
  return new Gateway(url, await tokenOf(env, run, url, ask));
}
