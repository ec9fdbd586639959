import { allCommands, allEvents, allQueries } from './catalog';
import type { CommandDefinition, EventDefinition, QueryDefinition } from './message';

type Definition = EventDefinition | CommandDefinition | QueryDefinition;
type Json = Readonly<Record<string, unknown>>;

/** Where the document lies decides what its references to the schemas are. */
const SCHEMAS = '../libs/contracts/schemas';
const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

const ref = (...path: readonly string[]): Json => ({
  $ref: `#/${path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
});
const entries = <T>(items: readonly T[], key: (item: T) => string, value: (item: T) => Json): Json =>
  Object.fromEntries(items.map((item) => [key(item), value(item)]));

const answerOf = (query: QueryDefinition): string => `${query.type}.answer`;
const answersOf = (service: string): string => `${service}.answers`;
const queueOf = (service: string): string => `${service}.queries`;

/**
 * AsyncAPI 3 of everything that goes over the broker, from the contracts: events, commands, and questions with their answers. Names
 * are without the prefix that an environment may have.
 */
export function renderAsyncApi(version: string): string {
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Tillbridge messages',
      version,
      description:
        'Facts go to everyone on `tillbridge.events`, commands to one service on `tillbridge.commands`. The AMQP property `type` says ' +
        'what a message is; dispatch looks at nothing else. Every receiver tolerates a message that comes twice.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      broker: {
        host: '{host}',
        protocol: 'amqp',
        protocolVersion: '0.9.1',
        description: 'RabbitMQ, 3.10 or newer.',
        variables: { host: { default: 'localhost:5672', description: 'Address of the broker' } },
      },
    },
    channels: {
      ...entries(
        allEvents,
        ({ type }) => type,
        (event) => topicChannel(event, 'tillbridge.events'),
      ),
      ...entries(
        allCommands,
        ({ type }) => type,
        (command) => topicChannel(command, 'tillbridge.commands'),
      ),
      ...queryChannels(),
    },
    operations: {
      ...entries(
        allEvents,
        ({ type }) => `publish ${type}`,
        (event) => operation('send', event),
      ),
      ...entries(
        allCommands,
        ({ type }) => `carry out ${type}`,
        (command) => operation('receive', command),
      ),
      ...entries(allQueries, ({ type }) => `answer ${type}`, question),
    },
    components: {
      messages: {
        ...entries(
          [...allEvents, ...allCommands],
          ({ type }) => type,
          (one) => message(one, `${one.type}.json`),
        ),
        ...entries(
          allQueries,
          ({ type }) => type,
          (query) => message(query, `${query.type}.request.json`),
        ),
        ...entries(allQueries, answerOf, (query) => ({
          ...message(query, `${query.type}.response.json`),
          name: answerOf(query),
          title: answerOf(query),
        })),
      },
      messageTraits: { everywhere: { headers: HEADERS } },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const HEADERS = {
  type: 'object',
  required: ['traceparent'],
  properties: {
    traceparent: { type: 'string', description: 'W3C trace context: the span that published the message' },
    'x-causation-id': { type: 'string', description: 'Id of the message that caused this one' },
    'x-step': { type: 'string', description: 'JSON: the step of a workflow that waits for the outcome' },
    'x-attempt': { type: 'integer', description: 'Which try this is, from 1; absent means 1' },
    'x-first-seen': { type: 'string', description: 'Time of the first try that failed' },
    'x-not-before': { type: 'integer', description: 'Epoch milliseconds before which it must not be tried' },
  },
};

function message(definition: Definition, schema: string): Json {
  return {
    name: definition.type,
    title: definition.type,
    summary: definition.summary,
    contentType: 'application/json',
    traits: [ref('components', 'messageTraits', 'everywhere')],
    bindings: { amqp: { messageType: definition.type } },
    payload: { schemaFormat: SCHEMA_FORMAT, schema: { $ref: `${SCHEMAS}/${schema}` } },
  };
}

function topicChannel(definition: EventDefinition | CommandDefinition, exchange: string): Json {
  return {
    address: definition.name,
    title: definition.type,
    messages: { [definition.type]: ref('components', 'messages', definition.type) },
    bindings: {
      amqp: {
        is: 'routingKey',
        exchange: { name: exchange, type: 'topic', durable: true, autoDelete: false },
      },
    },
  };
}

/** One queue a service takes questions from; answers go to the address that the question names. */
function queryChannels(): Json {
  const services = [...new Set(allQueries.map(({ service }) => service))].sort();
  const own = (service: string): QueryDefinition[] => allQueries.filter((query) => query.service === service);
  return {
    ...entries(services, queueOf, (service) => ({
      address: queueOf(service),
      title: `Questions to ${service}`,
      messages: entries(
        own(service),
        ({ type }) => type,
        ({ type }) => ref('components', 'messages', type),
      ),
      bindings: {
        amqp: { is: 'queue', queue: { name: queueOf(service), durable: true, autoDelete: false } },
      },
    })),
    ...entries(services, answersOf, (service) => ({
      address: null,
      title: `Answers of ${service}`,
      messages: entries(own(service), answerOf, (query) => ref('components', 'messages', answerOf(query))),
    })),
  };
}

function operation(action: 'send' | 'receive', definition: EventDefinition | CommandDefinition): Json {
  return {
    action,
    channel: ref('channels', definition.type),
    summary: definition.summary,
    messages: [ref('channels', definition.type, 'messages', definition.type)],
    tags: [{ name: definition.kind === 'command' ? definition.service : definition.name.split('.')[0] }],
  };
}

function question(query: QueryDefinition): Json {
  return {
    action: 'receive',
    channel: ref('channels', queueOf(query.service)),
    summary: query.summary,
    messages: [ref('channels', queueOf(query.service), 'messages', query.type)],
    tags: [{ name: query.service }],
    reply: {
      address: { location: '$message.header#/replyTo', description: 'The AMQP property `reply-to`' },
      channel: ref('channels', answersOf(query.service)),
      messages: [ref('channels', answersOf(query.service), 'messages', answerOf(query))],
    },
  };
}
