import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { StartCustomerImport, SteerCustomerImport } from '#contracts/commands/customers';
import { IdSchema } from '#contracts/models/common';
import { CustomerImportSchema, IMPORT_SIDES, type CustomerImport } from '#contracts/models/customer-import';
import { GetCustomerImport, ListCustomerImports } from '#contracts/queries/customers';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const BodySchema = z.strictObject({ storeId: IdSchema, from: z.enum(IMPORT_SIDES).default('commerce') });
const QuerySchema = z.object({ store: IdSchema.optional(), ...pageQuery });
const ParamSchema = z.object({ jobId: IdSchema });
type Params = z.output<typeof ParamSchema>;

const tag = 'Customers';
const steering = {
  tag,
  role: 'operator',
  params: ParamSchema,
  response: CustomerImportSchema,
  headers: [IDEMPOTENCY_HEADER],
} as const;

@Controller('api/v1/customers')
export class CustomerImportsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Post('import')
  @Endpoint({
    tag,
    summary: "Take in a store's existing customers; goes on by itself, its progress is asked for.",
    role: 'operator',
    status: 202,
    body: BodySchema,
    response: CustomerImportSchema,
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such store',
      409: '`import-running`; `customers-not-kept`; `no-customers-there`: the system offers none',
    },
  })
  start(
    @ZodBody(BodySchema) body: z.output<typeof BodySchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, body.storeId, 'store');
    return this.runAction.run({
      actor,
      key,
      name: `import customers ${body.storeId}`,
      request: body,
      command: StartCustomerImport,
      body: async (requestId) => ({ ...body, requestId }),
    });
  }

  @Get('imports')
  @Endpoint({
    tag,
    summary: 'Imports of customers, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: ListCustomerImports.response,
    problems: { 503: 'The service that knows the customers does not answer' },
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    return this.queries.ask(ListCustomerImports, {
      storeIds: storesToAsk(actor, query.store),
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get('imports/:jobId')
  @Endpoint({
    tag,
    summary: 'How far an import is: counts, rate, time left, failures with reasons.',
    role: 'viewer',
    params: ParamSchema,
    response: CustomerImportSchema,
    problems: { 404: 'No such import' },
  })
  get(@ZodParam(ParamSchema) { jobId }: Params, @CurrentActor() actor: Actor): Promise<CustomerImport> {
    return this.find(jobId, actor);
  }

  @Post('imports/:jobId/cancel')
  @Endpoint({
    ...steering,
    summary: 'Stop an import where it is. What is under way is still finished.',
    problems: { 404: 'No such import', 409: 'It has ended' },
  })
  cancel(
    @ZodParam(ParamSchema) { jobId }: Params,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.steer(jobId, 'cancel', key, actor);
  }

  @Post('imports/:jobId/resume')
  @Endpoint({
    ...steering,
    summary: 'Go on where an import was stopped, or try again what failed.',
    problems: { 404: 'No such import', 409: 'Nothing is left of it, or another one is running' },
  })
  resume(
    @ZodParam(ParamSchema) { jobId }: Params,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.steer(jobId, 'resume', key, actor);
  }

  private async steer(jobId: string, action: 'cancel' | 'resume', key: string, actor: Actor) {
    const { storeId } = await this.find(jobId, actor);
    return this.runAction.run({
      actor,
      key,
      name: `${action} import ${jobId}`,
      request: { jobId, action },
      command: SteerCustomerImport,
      body: async (requestId) => ({ storeId, jobId, action, requestId }),
    });
  }

  private async find(jobId: string, actor: Actor): Promise<CustomerImport> {
    const found = await this.queries.ask(GetCustomerImport, { jobId });
    if (!found) return raiseProblem(404, 'not-found', 'There is no such import');
    requireStore(actor, found.storeId, 'import');
    return found;
  }
}
