import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventFactory } from '../../bench/load/signed-events.mjs';
import { secretsIn } from '../fuzz/judge-answer.mjs';
import { runFuzz } from '../fuzz/run-fuzz.mjs';
import { apiTarget, documentTarget, webhookTarget } from '../fuzz/targets.mjs';
import { requestJson } from '../system/http-json.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { privateTarget } from '../system/private-target.mjs';
import { generateSecrets } from '../system/secrets.mjs';

const API_VERSION = '2026-10-28.endive';
/** Who asks too often is told so before anything else is looked at, and the fuzzer asks for what lies behind. */
const NO_LIMIT = { API_REQUESTS_PER_MINUTE: '1000000', REJECTED_PER_MINUTE: '1000000' };

async function workflowsOf(root) {
  const names = (await readdir(join(root, 'workflows'))).filter((name) => /^[\w-]+\.json$/.test(name));
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(root, 'workflows', name), 'utf8'))),
  );
}

async function mappingsOf(url, token) {
  const { items } = await requestJson('GET', `${url}/api/v1/mappings?limit=200`, { token });
  return Promise.all(
    items.map(
      async ({ id }) => (await requestJson('GET', `${url}/api/v1/mappings/${id}`, { token })).document,
    ),
  );
}

const inTemplate = (key, text) => ['filter', 'when'].includes(key) || text.includes('${');
const inMapping = (key) => ['expression', 'when', 'source', 'collection'].includes(key);

async function targetsOf({ url, root, token, stripe }) {
  const document = await requestJson('GET', `${url}/api/openapi.json`, { token });
  const workflows = await workflowsOf(root);
  const mappings = await mappingsOf(url, token);
  const events = eventFactory({
    secret: stripe.webhookSecret,
    apiVersion: API_VERSION,
    type: 'payment_intent.succeeded',
  });
  const post = (path, body) => ({ method: 'POST', path, body });
  return [
    apiTarget(document, token),
    webhookTarget([
      {
        path: '/webhooks/stripe',
        secret: stripe.webhookSecret,
        sample: (id) => JSON.parse(events.build(id).body),
      },
    ]),
    {
      ...documentTarget(
        'workflow documents',
        workflows,
        [
          (made) => post(`/api/v1/workflows/${workflows[0].id}/validate`, { document: made }),
          (made, draw) =>
            post(`/api/v1/workflows/${workflows[0].id}/dry-run`, {
              document: made,
              storeId: null,
              events: Array.from({ length: 1 + draw.upTo(4) }, () => ({
                type: draw.one(['order.placed', 'payment.succeeded', 'timer', draw.text()]),
                body: draw.oneIn(2)
                  ? { storeId: 'kentico', orderId: '1', order: { orderId: '1' } }
                  : draw.junk(),
              })),
              results: {},
            }),
        ],
        token,
        inTemplate,
      ),
      changesNothing: true,
    },
    {
      ...documentTarget(
        'mappings',
        mappings,
        [
          (made, draw) => post('/api/v1/mappings/preview', { document: made, sample: draw.junk() }),
          (made, draw) =>
            post('/api/v1/mappings/preview', {
              document: made,
              sample: made,
              sampleText: draw.oneIn(3) ? draw.text() : undefined,
            }),
          (made) => post(`/api/v1/mappings/${mappings[0].id}/test`, { document: made }),
        ],
        token,
        inMapping,
      ),
      changesNothing: true,
    },
  ];
}

/**
 * `npm run fuzz`: a whole system of its own is asked drawn nonsense at every door: webhooks, admin API, workflow documents, mapping
 * expressions. Ends with 0 only when every answer was a decent one, no process died and nothing that was refused changed anything.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function fuzz(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, json, print, options } = context;
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const secrets = generateSecrets();
  const target = await privateTarget({ root, servers, purpose: 'fuzz', secrets, cleanup });
  const died = [];
  const onExit = (name, how) => {
    died.push(name);
    terminal.line(`note ${name} ${how}`);
  };
  const { urls } = await launchSystem(
    { terminal, progress, cleanup, onExit },
    { ...target, randomPorts: true, variablesOf: (name) => (name === 'gateway' ? NO_LIMIT : {}) },
  );
  const { seed } = options;
  const began = performance.now();
  const token = secrets.adminToken;
  const targets = await targetsOf({ url: urls.gateway, root, token, stripe: secrets.stripe });
  const result = await progress.step('Nonsense', (say) =>
    runFuzz({
      ...{ url: urls.gateway, token, targets, seed, say },
      requests: Number(options.requests),
      secrets: secretsIn({
        ...secrets,
        installation: '',
        kentico: { ...secrets.kentico, username: '' },
        ordercloud: { ...secrets.ordercloud, clientId: '' },
      }),
      alive: () => died.splice(0),
    }),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  const report = { seed, operations: targets[0].operations, seconds, ...result };
  print(json ? JSON.stringify(report, null, 2) : rendered(report));
  return result.findings.length === 0 ? 0 : 1;
}

const rendered = ({ seed, sent, operations, seconds, statuses, findings }) =>
  [
    `${sent} requests to ${operations} operations, webhooks, workflows and mappings, seed ${seed}, ${seconds} s`,
    ...Object.entries(statuses).map(([status, times]) => `  ${status}: ${times}`),
    findings.length === 0 ? 'Every answer was decent.' : `${findings.length} findings:`,
    ...findings.map(({ what, request, answer }) =>
      [`  ${what}: ${request.method} ${request.path}`, request.body, answer].filter(Boolean).join('\n    '),
    ),
  ].join('\n');
