import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { MatchBankLine, UnmatchBankLine } from '#contracts/commands/bank';
import { BANK_LINE_STATES, BankLineSchema } from '#contracts/models/bank-statement';
import { IdSchema } from '#contracts/models/common';
import { JournalEntrySchema } from '#contracts/models/journal-entry';
import { GetBankLine, ListBankLines } from '#contracts/queries/bank';
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
  state: z.enum(BANK_LINE_STATES).optional(),
  statement: IdSchema.optional(),
  all: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Lines too that neither name the payment provider nor belong to a payout'),
  ...pageQuery,
});
const { payoutIds, force, reason } = MatchBankLine.schema.shape;
const MatchSchema = z.strictObject({
  payoutIds,
  force: force.describe(
    'Accept that the payouts make another amount: the difference is booked as kept by the bank',
  ),
  reason,
});
const UnmatchSchema = z.strictObject({ reason });
const tag = 'Bank';
const headers = [IDEMPOTENCY_HEADER];
const problems = {
  404: 'No such line or payout',
  409: 'The line or the payout is matched already, or is not; the code says which',
  422: 'Refused, with the reason as code',
  503: '`action-pending`: ask again with the same key',
};

@Controller('api/v1/bank-lines')
export class BankLinesController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Lines of bank statements with the payouts in them, the newest day first.',
    role: 'viewer',
    query: ListSchema,
    response: ListBankLines.response,
    problems: { 503: 'The books do not answer' },
  })
  list(@ZodQuery(ListSchema) query: z.output<typeof ListSchema>, @CurrentActor() actor: Actor) {
    const { store, state, statement, all, cursor, limit } = query;
    return this.queries.ask(ListBankLines, {
      storeIds: storesToAsk(actor, store),
      state: state ?? null,
      statementId: statement ?? null,
      provider: all === 'false',
      cursor,
      limit,
    });
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'A line of a bank statement, with the payouts that it is or may be.',
    role: 'viewer',
    params: ParamSchema,
    response: BankLineSchema,
    problems: { 404: 'No such line', 503: 'The books do not answer' },
  })
  async get(
    @ZodParam(ParamSchema) { id: lineId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const storeIds = storesToAsk(actor, undefined);
    const found = await this.queries.ask(GetBankLine, { storeIds, lineId });
    return found ?? raiseProblem(404, 'not-found', 'There is no such bank line');
  }

  @Post(':id/match')
  @Endpoint({
    tag,
    summary: 'Say which payouts a line is, and book it.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    body: MatchSchema,
    response: z.object({ line: BankLineSchema, entry: JournalEntrySchema }),
    headers,
    problems,
  })
  match(
    @ZodParam(ParamSchema) { id: lineId }: z.output<typeof ParamSchema>,
    @ZodBody(MatchSchema) request: z.output<typeof MatchSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    return this.runAction.run({
      actor,
      key,
      name: `match bank line ${lineId}`,
      request,
      command: MatchBankLine,
      body: (requestId) => Promise.resolve({ ...request, lineId, ...asking(actor), requestId }),
    });
  }

  @Post(':id/unmatch')
  @Endpoint({
    tag,
    summary: 'Take back which payouts a line is, and its entry.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    body: UnmatchSchema,
    response: z.object({ line: BankLineSchema, reversal: JournalEntrySchema.nullable() }),
    headers,
    problems,
  })
  unmatch(
    @ZodParam(ParamSchema) { id: lineId }: z.output<typeof ParamSchema>,
    @ZodBody(UnmatchSchema) request: z.output<typeof UnmatchSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    return this.runAction.run({
      actor,
      key,
      name: `unmatch bank line ${lineId}`,
      request,
      command: UnmatchBankLine,
      body: (requestId) => Promise.resolve({ ...request, lineId, ...asking(actor), requestId }),
    });
  }
}

const asking = ({ name, stores }: Actor) => ({ actor: name, stores: stores === null ? null : [...stores] });
