import { LIMIT, limitOf } from '../options.mjs';
import { facts, table, time } from '../show.mjs';

const one = (id) => `/webhook-events/${encodeURIComponent(id)}`;

async function list({ gateway, options }) {
  const { connection, state, type } = options;
  const items = await gateway.list('/webhook-events', { connection, state, type }, limitOf(options));
  const rows = items.map((event) => [
    time(event.receivedAt),
    event.id,
    event.connectionId,
    event.type,
    event.state,
    event.reason,
  ]);
  const head = ['received (UTC)', 'id', 'connection', 'type', 'state', 'reason'];
  return { data: items, text: table(head, rows, 'There are no such events.') };
}

async function show({ gateway, args }) {
  const event = await gateway.get(one(args.id));
  const { body, ...rest } = event;
  return { data: event, text: `${facts(rest)}\n\n${body}` };
}

async function replay({ gateway, args }) {
  const { body } = await gateway.call('POST', `${one(args.id)}/replay`);
  return { data: body, text: `${body.id}: ${body.state}` };
}

async function missed({ gateway, args, options }) {
  const path = `/connections/${encodeURIComponent(args.connection)}/missed-events`;
  const items = await gateway.list(path, {}, limitOf(options));
  const rows = items.map((event) => [
    time(event.createdAt),
    event.eventId,
    event.eventType,
    event.note ?? 'applied',
  ]);
  return {
    data: items,
    text: table(['made (UTC)', 'event', 'type', 'what came of it'], rows, 'No event was missed.'),
  };
}

export const eventCommands = [
  {
    name: 'events',
    summary: 'Webhooks as they came in, newest first.',
    options: {
      connection: { type: 'string', value: '<connection>' },
      state: { type: 'string', value: '<state>' },
      type: { type: 'string', value: '<type>' },
      ...LIMIT,
    },
    run: list,
  },
  { name: 'event', arguments: ['<id>'], summary: 'One webhook with its body.', run: show },
  {
    name: 'events replay',
    arguments: ['<id>'],
    summary: 'Interpret a webhook again; a rejected one is verified anew.',
    run: replay,
  },
  {
    name: 'missed',
    arguments: ['<connection>'],
    summary: 'Events of the payment provider that no webhook brought and a sweep found.',
    options: LIMIT,
    run: missed,
  },
];
