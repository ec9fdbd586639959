import type { z } from 'zod';

/** The services that own a queue, by the name their queue carries. */
export const SERVICES = ['gateway', 'orchestrator', 'payments', 'cms-sync', 'reconciliation'] as const;
export type ServiceName = (typeof SERVICES)[number];

interface Definition<S extends z.ZodType> {
  /** `order.placed` or `payments.create-payment`: also the routing key. */
  readonly name: string;
  readonly version: number;
  /** What travels as AMQP `type`: `order.placed.v1`. Dispatch looks at nothing else. */
  readonly type: string;
  readonly schema: S;
  /** One sentence for the reader of the generated documentation. */
  readonly summary: string;
}

/** A fact, past tense, published to everyone on `tillbridge.events`. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> extends Definition<S> {
  readonly kind: 'event';
}

/** An order to one service, published on `tillbridge.commands`. */
export interface CommandDefinition<S extends z.ZodType = z.ZodType> extends Definition<S> {
  readonly kind: 'command';
  readonly service: ServiceName;
}

/** A read-only question to one service, answered over a reply queue within a short deadline. */
export interface QueryDefinition<
  S extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> extends Definition<S> {
  readonly kind: 'query';
  readonly service: ServiceName;
  readonly response: R;
}

export type MessageDefinition = EventDefinition | CommandDefinition;
export type BodyOf<D extends { schema: z.ZodType }> = z.output<D['schema']>;
export type ResponseOf<D extends QueryDefinition> = z.output<D['response']>;

export function defineEvent<S extends z.ZodType>(
  name: string,
  version: number,
  summary: string,
  schema: S,
): EventDefinition<S> {
  return { kind: 'event', name, version, type: `${name}.v${version}`, schema, summary };
}

export function defineCommand<S extends z.ZodType>(
  service: ServiceName,
  verb: string,
  version: number,
  summary: string,
  schema: S,
): CommandDefinition<S> {
  const name = `${service}.${verb}`;
  return { kind: 'command', service, name, version, type: `${name}.v${version}`, schema, summary };
}

export function defineQuery<S extends z.ZodType, R extends z.ZodType>(
  service: ServiceName,
  verb: string,
  version: number,
  summary: string,
  schema: S,
  response: R,
): QueryDefinition<S, R> {
  const name = `${service}.${verb}`;
  return { kind: 'query', service, name, version, type: `${name}.v${version}`, schema, response, summary };
}
