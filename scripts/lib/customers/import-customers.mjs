import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../setup-error.mjs';
import { HttpError, requestJson } from '../system/http-json.mjs';
import { readRun } from '../system/run-file.mjs';
import { importBar, importResult } from './import-bar.mjs';

const LOOK_EVERY_MS = 1_000;
/** Looks that may fail in a row: a gateway that is being replaced comes back. */
const MOST_MISSED = 60;

/** The running system of this folder, unless the environment names another one. */
async function gatewayOf(stateDir, env) {
  if (env.GATEWAY_URL !== undefined && env.ADMIN_TOKEN !== undefined) {
    return { url: env.GATEWAY_URL, token: env.ADMIN_TOKEN };
  }
  const run = await readRun(stateDir);
  if (run === undefined) {
    throw new SetupError('No system is running here: npm start, or set GATEWAY_URL and ADMIN_TOKEN');
  }
  return { url: run.urls.gateway, token: run.adminToken };
}

function apiOf({ url, token }) {
  return (method, path, body) =>
    requestJson(method, `${url}/api/v1/customers${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
      headers: method === 'POST' ? { 'idempotency-key': randomUUID() } : {},
    }).catch((error) => {
      if (error instanceof HttpError && error.status < 500) {
        throw new SetupError(error.body?.detail ?? error.message);
      }
      throw error;
    });
}

/** Goes on with what runs or was stopped for the store and side; begins anew otherwise. */
async function begin(api, storeId, from) {
  const { items } = await api('GET', `/imports?store=${encodeURIComponent(storeId)}&limit=50`);
  const last = items.find((item) => item.from === from);
  if (last?.state === 'running') return { job: last, how: 'goes on' };
  if (last?.state === 'canceled')
    return { job: await api('POST', `/imports/${last.jobId}/resume`), how: 'resumed' };
  return { job: await api('POST', '/import', { storeId, from }), how: 'begun' };
}

async function follow(api, first, terminal) {
  let job = first;
  let missed = 0;
  while (job.state === 'running') {
    terminal.status(importBar(job));
    await wait(LOOK_EVERY_MS);
    try {
      job = await api('GET', `/imports/${job.jobId}`);
      missed = 0;
    } catch (error) {
      missed += 1;
      if (error instanceof SetupError || missed > MOST_MISSED) throw error;
    }
  }
  terminal.status('');
  return job;
}

/**
 * `npm run import-customers -- --store S [--from commerce|payment]`: shows how far it is; Ctrl-C stops the import where it is, the same
 * command goes on. Answers 0 when nothing failed.
 * @param {object} context see `runCommandLine`
 * @param {{stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function importCustomers({ options, terminal, cleanup, json, print }, { stateDir, env }) {
  const { store, from } = options;
  if (store === undefined) throw new SetupError('Which store? npm run import-customers -- --store <id>');
  if (!['commerce', 'payment'].includes(from)) throw new SetupError('--from is commerce or payment');
  const api = apiOf(await gatewayOf(stateDir, env));
  const { job, how } = await begin(api, store, from);
  terminal.line(`${how}: ${job.jobId}, ${store} from ${from}; Ctrl-C stops it where it is`);
  let ended = false;
  cleanup.add('the import where it is', async () => {
    if (!ended) await api('POST', `/imports/${job.jobId}/cancel`);
  });
  const result = await follow(api, job, terminal);
  ended = true;
  if (json) print(JSON.stringify(result, null, 2));
  else print(importResult(result).join('\n'));
  return result.state === 'done' && result.counts.failed === 0 ? 0 : 1;
}
