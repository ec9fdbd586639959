import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, OrderKeySchema } from '#contracts/models/common';
import { DraftedDocumentsSchema, DraftErpDocuments } from '#contracts/queries/erp-drafts';
import { GetCounterfactual, GetCounterfactualCommands } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam, ZodQuery } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';

const ParamSchema = z.object({ id: IdSchema, jobId: IdSchema });
const QuerySchema = OrderKeySchema.extend({
  command: z.string().max(100).describe('`reconciliation.post-order`'),
});
const SideSchema = z.array(DraftedDocumentsSchema.extend({ stepId: z.string() }));
const ResponseSchema = z.object({ before: SideSchema, after: SideSchema });

/** What a change of a workflow would mean in the ERP: documents with their accounts, items and amounts. */
@Controller('api/v1/workflows/:id/counterfactual/:jobId/erp-documents')
export class CounterfactualErpDocumentsController {
  constructor(private readonly queries: QueryClient) {}

  @Get()
  @Endpoint({
    tag: 'Workflows',
    summary:
      'What the ERP would get of a command on one order of a comparison, by the published document and by the new one. The ERP is not asked.',
    role: 'editor',
    params: ParamSchema,
    query: QuerySchema,
    response: ResponseSchema,
    problems: { 404: 'No such comparison, or the order is none of it', 503: 'A service does not answer' },
  })
  async get(
    @ZodParam(ParamSchema) { id, jobId }: z.output<typeof ParamSchema>,
    @ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ResponseSchema>> {
    requireUnscoped(actor);
    const job = await this.queries.ask(GetCounterfactual, { jobId });
    const commands =
      job?.workflowId === id ? await this.queries.ask(GetCounterfactualCommands, { jobId, ...query }) : null;
    if (!commands) return raiseProblem(404, 'not-found', 'There is no such comparison or order in it');
    const drafted = (side: typeof commands.before) =>
      Promise.all(
        side.map(async ({ stepId, body }) => ({
          stepId,
          ...(await this.queries.ask(DraftErpDocuments, { command: query.command, body })),
        })),
      );
    const [before, after] = await Promise.all([drafted(commands.before), drafted(commands.after)]);
    return { before, after };
  }
}
