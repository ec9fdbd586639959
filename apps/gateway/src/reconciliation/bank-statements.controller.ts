import { createHash } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { ImportBankStatement } from '#contracts/commands/bank';
import { BankStatementSchema } from '#contracts/models/bank-statement';
import { IdSchema } from '#contracts/models/common';
import { ListBankStatements } from '#contracts/queries/bank';
import { QueryClient } from '#messaging/query-client';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const ImportSchema = z.strictObject(ImportBankStatement.schema.omit({ actor: true, requestId: true }).shape);
const ListSchema = z.object({ store: IdSchema.optional(), ...pageQuery });
const tag = 'Bank';

@Controller('api/v1/bank-statements')
export class BankStatementsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Post()
  @Endpoint({
    tag,
    summary:
      'Take in a bank statement (camt.053 or CSV) and look for payouts in it; the same file counts once.',
    role: 'operator',
    status: 200,
    body: ImportSchema,
    response: z.object({ statements: z.array(BankStatementSchema), repeated: z.boolean() }),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such store',
      409: 'Its payouts are in the books of another store, or its days came in another format',
      413: 'The body is longer than 1 MB: compress the file by gzip, or take shorter periods',
      422: 'The file is not taken, with the reason as code; nothing of it is',
      503: '`action-pending`: ask again with the same key',
    },
  })
  import(
    @ZodBody(ImportSchema) request: z.output<typeof ImportSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    requireStore(actor, request.storeId, 'store');
    const { content, ...about } = request;
    const contentHash = createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex');
    return this.runAction.run({
      actor,
      key,
      name: `import bank statement of ${request.storeId}`,
      // The audit names the file by its hash; what is in it is nobody's business there.
      request: { ...about, contentHash },
      command: ImportBankStatement,
      body: (requestId) => Promise.resolve({ ...request, actor: actor.name, requestId }),
    });
  }

  @Get()
  @Endpoint({
    tag,
    summary: 'Bank statements that were taken in, the newest import first.',
    role: 'viewer',
    query: ListSchema,
    response: ListBankStatements.response,
    problems: { 503: 'The books do not answer' },
  })
  list(@ZodQuery(ListSchema) query: z.output<typeof ListSchema>, @CurrentActor() actor: Actor) {
    const { store, cursor, limit } = query;
    return this.queries.ask(ListBankStatements, { storeIds: storesToAsk(actor, store), cursor, limit });
  }
}
