import { UsageError } from '../cli-error.mjs';
import { LIMIT, limitOf } from '../options.mjs';
import { facts, table, time } from '../show.mjs';

const SERVICE = { service: { type: 'string', value: '<service>' } };
/** One command does not set more going than this. */
const MOST_REPLAYED = 500;

const one = (id, action, query) => {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined);
  const parameters = wanted.length === 0 ? '' : `?${new URLSearchParams(wanted)}`;
  return `/dead-letters/${encodeURIComponent(id)}${action}${parameters}`;
};

async function list({ gateway, options }) {
  const { service, type, code, state } = options;
  const items = await gateway.list('/dead-letters', { service, type, code, state }, limitOf(options));
  const rows = items.map((letter) => [
    time(letter.deadAt),
    letter.id,
    letter.service,
    letter.type,
    [letter.storeId, letter.orderId].filter(Boolean).join('/'),
    letter.code,
  ]);
  const head = ['dead since (UTC)', 'id', 'service', 'type', 'order', 'code'];
  return { data: items, text: table(head, rows, 'There are no such dead letters.') };
}

async function show({ gateway, args, options }) {
  const letter = await gateway.get(one(args.id, '', { service: options.service }));
  const { body, details, ...rest } = letter;
  const text = [
    facts(rest),
    `\ndetails\n${JSON.stringify(details, null, 2)}`,
    `\nbody\n${JSON.stringify(body, null, 2)}`,
  ];
  return { data: letter, text: text.join('\n') };
}

/** The one that is named, or all that died of the same. */
async function chosen({ gateway, args, options }) {
  if ((args.id === undefined) === (options.code === undefined)) {
    throw new UsageError('dead-letters replay: give an id or --code.');
  }
  if (args.id !== undefined) return [{ id: args.id, service: options.service }];
  const { code, service, type } = options;
  return gateway.list('/dead-letters', { code, service, type }, MOST_REPLAYED);
}

async function replay(context) {
  const answers = [];
  for (const { id, service } of await chosen(context)) {
    answers.push((await context.gateway.call('POST', one(id, '/replay', { service }), { body: {} })).body);
  }
  const text = answers.map(({ id, service, state }) => `${id} (${service}): ${state}`).join('\n');
  return { data: answers, text: text || 'There are no such dead letters.' };
}

async function discard({ gateway, args, options }) {
  if (!options.reason) throw new UsageError('dead-letters discard: --reason is missing.');
  const path = one(args.id, '', { service: options.service });
  const { body } = await gateway.call('DELETE', path, { body: { reason: options.reason } });
  return { data: body, text: `${body.id} (${body.service}): ${body.state}` };
}

export const deadLetterCommands = [
  {
    name: 'dead-letters list',
    summary: 'Messages that wait for a person, newest first.',
    options: {
      ...SERVICE,
      type: { type: 'string', value: '<type>' },
      code: { type: 'string', value: '<code>' },
      state: { type: 'string', value: '<state>' },
      ...LIMIT,
    },
    run: list,
  },
  {
    name: 'dead-letters show',
    arguments: ['<id>'],
    summary: 'One dead letter with cause, suggestion and body.',
    options: SERVICE,
    run: show,
  },
  {
    name: 'dead-letters replay',
    arguments: ['[id]'],
    summary: 'Hand one to its handler again, or all with a code (at most 500).',
    options: {
      ...SERVICE,
      code: { type: 'string', value: '<code>' },
      type: { type: 'string', value: '<type>' },
    },
    run: replay,
  },
  {
    name: 'dead-letters discard',
    arguments: ['<id>'],
    summary: 'Put one aside for good, with the reason.',
    options: { ...SERVICE, reason: { type: 'string', value: '<why>' } },
    run: discard,
  },
];
