import { applyDecorators, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import type { BodyOf, MessageDefinition, QueryDefinition, ResponseOf } from '#contracts/message';
import type { MessageContext } from './message-context';
import type { QueryContext } from './queries/query-context';
import { RethrowFilter } from './rethrow.filter';

type Handler<D extends MessageDefinition> = (body: BodyOf<D>, message: MessageContext) => Promise<unknown>;
type Answerer<Q extends QueryDefinition> = (
  request: BodyOf<Q>,
  query: QueryContext,
) => Promise<ResponseOf<Q>> | ResponseOf<Q>;

/** The key under which Nest hands a handler's definitions to the transport. */
export const DEFINITIONS = 'definitions';

/**
 * Marks a controller method `(body, message: MessageContext)` as the one handler of an event or a command; of several when several are given.
 * The message is acknowledged after the returned promise resolved; what it rejects with decides retry or dead letter.
 */
export function Handles<D extends readonly MessageDefinition[]>(...definitions: D) {
  return <H extends Handler<D[number]>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    const types = definitions.map((definition) => definition.type);
    plainParameters(target, key);
    applyDecorators(EventPattern(types, { [DEFINITIONS]: definitions }), UseFilters(RethrowFilter))(
      target,
      key,
      descriptor,
    );
  };
}

/** Marks a controller method `(request, query: QueryContext)` as the one that answers a query. It must only read. */
export function Answers<Q extends QueryDefinition>(definition: Q) {
  return <H extends Answerer<Q>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    plainParameters(target, key);
    applyDecorators(
      MessagePattern(definition.type, { [DEFINITIONS]: [definition] }),
      UseFilters(RethrowFilter),
    )(target, key, descriptor);
  };
}

/** The first parameter is the body, the second the context, without a decorator on either. */
function plainParameters(target: object, key: string): void {
  Payload()(target, key, 0);
  Ctx()(target, key, 1);
}
