import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { TwinReportSchema } from '#contracts/models/twin';
import { GetWorkflow, PlayTwin } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';

const ParamSchema = z.object({ id: IdSchema });
const BodySchema = z.strictObject({
  document: z.unknown().optional().describe('The draft when left out'),
  storeId: IdSchema.describe('Whose settings the document sees'),
  orders: z.int().min(1).max(200).default(50),
  seed: z.string().min(1).max(100).default('1').describe('The same seed plays the same'),
});
const ANSWER_WITHIN_MS = 25_000;

/** What a workflow does when things go wrong, asked before it is published. */
@Controller('api/v1/workflows/:id/twin')
export class TwinController {
  constructor(private readonly queries: QueryClient) {}

  @Post()
  @Endpoint({
    tag: 'Workflows',
    summary:
      'Play a document on simulated orders, calm, in bad weather and with steps refused; each kind of violation with its shortest story. Nothing is sent.',
    role: 'editor',
    params: ParamSchema,
    body: BodySchema,
    response: TwinReportSchema,
    problems: {
      404: 'No such draft or store',
      409: '`twin-busy`: another one is being played',
      422: 'The document has faults',
      503: 'The orchestrator does not answer',
    },
  })
  async play(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(BodySchema) body: z.output<typeof BodySchema>,
    @CurrentActor() actor: Actor,
  ) {
    const { storeId, orders, seed } = body;
    requireStore(actor, storeId, 'store');
    const document = body.document ?? (await this.draft(id));
    const asked = { document, storeId, orders, seed };
    const { busy, errors, report } = await this.queries.ask(PlayTwin, asked, { timeoutMs: ANSWER_WITHIN_MS });
    if (busy) return raiseProblem(409, 'twin-busy', 'Another one is being played; ask again in a moment');
    if (report === null) return raiseProblem(422, 'invalid-workflow', 'The document has faults', errors);
    return report;
  }

  private async draft(workflowId: string): Promise<unknown> {
    const draft = await this.queries.ask(GetWorkflow, { workflowId, version: 'draft' });
    return draft?.document ?? raiseProblem(404, 'not-found', 'There is no such draft');
  }
}
