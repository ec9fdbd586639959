import { createHmac } from 'node:crypto';
import { fromSchema } from './from-schema.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** They end the session, the token or the stream that the fuzzer itself lives on. */
const LEFT_ALONE = [/stream/, /session/, /sign-in/, /oidc/];
const CONTENT_TYPES = [
  'application/json',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  '',
];

const json = (value) => JSON.stringify(value) ?? '';

/** Requests to the admin API, as its OpenAPI document describes them and as it does not. */
export function apiTarget(document, token) {
  const resolve = (ref) =>
    ref
      .slice(2)
      .split('/')
      .reduce((at, name) => at?.[name], document);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.filter(
      (method) => methods[method] && path.startsWith('/api/') && !LEFT_ALONE.some((p) => p.test(path)),
    ).map((method) => ({ path, method, operation: methods[method] })),
  );
  return {
    name: 'admin API',
    operations: operations.length,
    next(draw) {
      const { path, method, operation } = draw.one(operations);
      const parameters = (operation.parameters ?? []).map((one) => (one.$ref ? resolve(one.$ref) : one));
      const value = (schema) =>
        String(draw.oneIn(3) ? draw.text() : json(fromSchema(draw, schema, resolve))).replace(/^"|"$/g, '');
      const filled = path.replace(/\{(\w+)\}/g, (_all, name) => {
        const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
        return safeSegment(value(schema));
      });
      const query = parameters
        .filter((one) => one.in === 'query' && draw.oneIn(2))
        .map((one) => `${encode(one.name)}=${encode(value(one.schema))}`)
        .join('&');
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      const fitting = schema && fromSchema(draw, schema, resolve);
      const body = schema === undefined ? undefined : json(draw.oneIn(3) ? draw.mutate(fitting) : fitting);
      return {
        method: method.toUpperCase(),
        path: query ? `${filled}?${query}` : filled,
        headers: {
          ...(draw.oneIn(30)
            ? {}
            : { authorization: `Bearer ${draw.oneIn(30) ? printable(draw.text()) : token}` }),
          ...(draw.oneIn(4) ? { 'idempotency-key': `fuzz-${draw.upTo(500)}` } : {}),
          ...(draw.oneIn(6) ? { 'if-match': `"${draw.upTo(50)}"` } : {}),
          ...(body === undefined
            ? {}
            : { 'content-type': draw.oneIn(20) ? draw.one(CONTENT_TYPES) : 'application/json' }),
        },
        body: body !== undefined && draw.oneIn(20) ? draw.mangle(body) : body,
      };
    },
  };
}

/** A lone surrogate cannot be part of an address. */
const encode = (text) => encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, '?'));
const safeSegment = (text) => (text === '' || /^\.+$/.test(text) ? 'x' : encode(text.slice(0, 1_000)));

/** Events at the door: unsigned, wrongly signed, and rightly signed nonsense. */
export function webhookTarget(connections) {
  return {
    name: 'webhooks',
    next(draw) {
      const { path, secret, sample } = draw.one(connections);
      const document = draw.oneIn(4) ? draw.junk() : draw.mutate(sample(`evt_fuzz${draw.upTo(1_000_000)}`));
      const body = draw.oneIn(6) ? draw.mangle(json(document)) : json(document);
      const seconds = Math.floor(Date.now() / 1000) - (draw.oneIn(8) ? 100_000 : 0);
      const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      const headers = { 'content-type': draw.oneIn(10) ? draw.one(CONTENT_TYPES) : 'application/json' };
      if (!draw.oneIn(6)) {
        headers['stripe-signature'] = draw.oneIn(8) ? printable(draw.text()) : `t=${seconds},v1=${signature}`;
      }
      const where = draw.oneIn(15) ? `/webhooks/${safeSegment(draw.text())}` : path;
      return { method: draw.oneIn(20) ? 'PUT' : 'POST', path: where, headers, body };
    },
  };
}

const printable = (text) => text.replace(/[^\x20-\x7e]/g, '?').trim();

const FRAGMENTS = [
  'order',
  'event',
  'payment',
  'vars',
  '$',
  '$$',
  '.',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '"a"',
  "'b'",
  '1',
  '0',
  '/',
  '*',
  '**',
  '%',
  '^(',
  '~>',
  ':=',
  '?',
  ':',
  'function($x){',
  '$sum(',
  '$map(',
  '$match(',
  '/(a+)+$/',
  '$eval(',
  '$now()',
  'and',
  'in',
  '&',
  '$string(',
  '$pad("x",1e9)',
  '[1..1e7]',
  '($f := function($x){$f($x)}; $f(1))',
  '__proto__',
  'constructor',
  '`x`',
  ',',
];
const anExpression = (draw) =>
  Array.from({ length: 1 + draw.upTo(7) }, () => (draw.oneIn(8) ? draw.text() : draw.one(FRAGMENTS))).join(
    '',
  );

/** Every text that is an expression gets another one now and then. */
function withExpressions(draw, value, isExpression, key = '') {
  if (typeof value === 'string') {
    return isExpression(key, value) && draw.oneIn(4) ? anExpression(draw) : value;
  }
  if (Array.isArray(value)) return value.map((one) => withExpressions(draw, one, isExpression, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withExpressions(draw, one, isExpression, name)]),
  );
}

/** Documents that are nearly right: checked, tried out, drafted. `calls` names where one may be sent, and how. */
export function documentTarget(name, documents, calls, token, isExpression) {
  return {
    name,
    next(draw) {
      const whole = withExpressions(draw, draw.one(documents), isExpression);
      const document = draw.oneIn(2) ? draw.mutate(whole) : whole;
      const { method, path, body } = draw.one(calls)(document, draw);
      return {
        method,
        path,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: json(body),
      };
    },
  };
}
