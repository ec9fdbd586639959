import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { ExceptionActionSchema, HandleException } from '#contracts/commands/reconciliation';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import {
  EXCEPTION_KINDS,
  ExceptionTrailSchema,
  ReconciliationExceptionSchema,
} from '#contracts/models/reconciliation-exception';
import { GetException, ListExceptions } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const ParamSchema = z.object({ id: IdSchema });
const ListSchema = z.object({
  store: IdSchema.optional(),
  state: z.enum(['open', 'closed']).optional(),
  kind: z.enum(EXCEPTION_KINDS).optional(),
  owner: z.string().max(200).optional(),
  openedBefore: InstantSchema.optional(),
  openedFrom: InstantSchema.optional(),
  ...pageQuery,
});
const tag = 'Reconciliation';

/** The bench of what does not agree. */
@Controller('api/v1/reconciliation/exceptions')
export class ExceptionsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'What does not agree, the oldest first.',
    role: 'viewer',
    query: ListSchema,
    response: ListExceptions.response,
    problems: { 503: 'The books do not answer' },
  })
  list(@ZodQuery(ListSchema) query: z.output<typeof ListSchema>, @CurrentActor() actor: Actor) {
    const { store, state, kind, owner, openedBefore, openedFrom, cursor, limit } = query;
    return this.queries.ask(ListExceptions, {
      storeIds: storesToAsk(actor, store),
      state: state ?? null,
      kind: kind ?? null,
      owner: owner ?? null,
      openedBefore: openedBefore ?? null,
      openedFrom: openedFrom ?? null,
      cursor,
      limit,
    });
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'An exception with all that happened to it.',
    role: 'viewer',
    params: ParamSchema,
    response: z.object({ exception: ReconciliationExceptionSchema, trail: z.array(ExceptionTrailSchema) }),
    problems: { 404: 'No such exception', 503: 'The books do not answer' },
  })
  async get(
    @ZodParam(ParamSchema) { id: exceptionId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const storeIds = storesToAsk(actor, undefined);
    const found = await this.queries.ask(GetException, { storeIds, exceptionId });
    return found ?? raiseProblem(404, 'not-found', 'There is no such exception');
  }

  @Post(':id/actions')
  @Endpoint({
    tag,
    summary:
      'Assign it, comment it, accept it with a reason (force), say that it is none (void), link it to what it belongs to, or reopen it.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    body: ExceptionActionSchema,
    response: z.object({ exception: ReconciliationExceptionSchema }),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such exception',
      409: 'It is closed, or open, already',
      422: 'It cannot be linked so, with the reason as code',
      503: '`action-pending`: ask again with the same key',
    },
  })
  handle(
    @ZodParam(ParamSchema) { id: exceptionId }: z.output<typeof ParamSchema>,
    @ZodBody(ExceptionActionSchema) action: z.output<typeof ExceptionActionSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    return this.runAction.run({
      actor,
      key,
      name: `${action.kind} exception ${exceptionId}`,
      request: action,
      command: HandleException,
      body: (requestId) =>
        Promise.resolve({
          exceptionId,
          action,
          stores: actor.stores === null ? null : [...actor.stores],
          actor: actor.name,
          requestId,
        }),
    });
  }
}
