import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Draw } from './draw.mjs';
import { judgeAnswer, secretsIn } from './judge-answer.mjs';
import { runFuzz } from './run-fuzz.mjs';
import { apiTarget, webhookTarget } from './targets.mjs';
import { createServer } from 'node:http';

const json = 'application/problem+json';
const problem = (more) => ({ status: 400, type: json, text: JSON.stringify({ code: 'invalid', ...more }) });
const SECRET = 'a-secret-of-the-installation';

test('a decent refusal is no finding', () => {
  assert.equal(judgeAnswer(problem({}), [SECRET], ''), undefined);
  assert.equal(judgeAnswer({ status: 503, type: json, text: '{"code":"x"}' }, [SECRET], ''), undefined);
  assert.equal(judgeAnswer({ status: 200, type: 'text/html', text: '<p>' }, [SECRET], ''), undefined);
});

test('errors, traces, secrets, words of the machine and problems without a code are findings', () => {
  const bad = [
    { status: 500, type: json, text: '{"code":"x"}' },
    problem({ detail: `${SECRET} is wrong` }),
    { status: 200, type: 'application/json', text: SECRET },
    problem({ detail: 'at Object.<anonymous> (/app/dist/main.js:1:2)' }),
    problem({ detail: 'syntax error at or near "x"' }),
    problem({ detail: "Cannot read properties of undefined (reading 'id')" }),
    { status: 400, type: json, text: '{}' },
    { status: 400, type: json, text: '{' },
  ];
  for (const answer of bad) assert.ok(judgeAnswer(answer, [SECRET], ''), answer.text);
});

test('what was sent may be repeated', () => {
  const answer = problem({ detail: 'TypeError is no currency' });
  assert.equal(judgeAnswer(answer, [], '{"currency":"TypeError"}'), undefined);
});

test('every text that could be a secret is one, however deep', () => {
  assert.deepEqual(secretsIn({ a: 'short', b: { c: SECRET } }), [SECRET]);
});

const document = {
  paths: {
    '/api/v1/things/{id}': {
      get: { parameters: [{ in: 'path', name: 'id', schema: { type: 'string' } }] },
      put: {
        parameters: [{ in: 'path', name: 'id', schema: { type: 'string' } }],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
      },
    },
    '/api/v1/session': { delete: {} },
  },
  components: {
    schemas: { Thing: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
  },
};

test('the same seed asks the same questions, at every operation but those that end the session', () => {
  const ask = () => {
    const [target, draw] = [apiTarget(document, 'token'), new Draw('seed')];
    return Array.from({ length: 50 }, () => target.next(draw));
  };
  assert.deepEqual(ask(), ask());
  assert.deepEqual([...new Set(ask().map(({ method }) => method))].sort(), ['GET', 'PUT']);
  assert.ok(ask().every(({ path }) => path.startsWith('/api/v1/things/')));
});

test('webhooks are signed rightly, wrongly and not at all', () => {
  const sample = (id) => ({ id, object: 'event' });
  const target = webhookTarget([{ path: '/webhooks/stripe', secret: 'whsec', sample }]);
  const draw = new Draw('seed');
  const all = Array.from({ length: 80 }, () => target.next(draw).headers['stripe-signature']);
  assert.ok(all.some((one) => one === undefined));
  assert.ok(all.some((one) => /^t=\d+,v1=[0-9a-f]{64}$/.test(one ?? '')));
});

test('a server that trips, and one that changes what it refuses to change, are found', async () => {
  let version = 0;
  const server = createServer((request, response) => {
    if (request.url.startsWith('/api/v1/configuration')) return response.end(String(version));
    version += 1;
    const trips = version % 7 === 0;
    response.writeHead(trips ? 500 : 400, { 'content-type': json });
    return response.end('{"code":"refused"}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  try {
    const { sent, findings } = await runFuzz({
      ...{ url, token: 'token', targets: [apiTarget(document, 'token')], seed: 's', requests: 60 },
      ...{ secrets: [], alive: () => [], say: () => undefined },
    });
    assert.equal(sent, 60);
    assert.ok(findings.some(({ what }) => what === 'answered 500'));
    assert.ok(findings.some(({ what }) => what === 'configuration changed by refused requests'));
  } finally {
    server.close();
  }
});
