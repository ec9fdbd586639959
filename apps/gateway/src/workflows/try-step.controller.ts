import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { allCommands } from '#contracts/catalog';
import { IdSchema } from '#contracts/models/common';
import { INSPECTIONS, MessageInspectionSchema } from '#contracts/queries/message-inspection';
import { TryWorkflowStep } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CurrentActor, seesStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { storesIn } from './stores-in';

const ParamSchema = z.object({ id: IdSchema });
const ResponseSchema = TryWorkflowStep.response.extend({
  preview: MessageInspectionSchema.shape.preview.describe(
    'What the command would do, where its service can say and the store of the data is one of ours',
  ),
});
/** No message has it: nothing has happened yet. */
const TRIED_OUT = 'tried-out';

/** One step of a workflow that is being written, on sample data. */
@Controller('api/v1/workflows/:id/try-step')
export class TryStepController {
  constructor(
    private readonly queries: QueryClient,
    private readonly configuration: ConfigurationCopy,
  ) {}

  @Post()
  @Endpoint({
    tag: 'Workflows',
    summary: 'What one step does with given data, and what its command would do; nothing is sent.',
    role: 'editor',
    status: 200,
    params: ParamSchema,
    body: TryWorkflowStep.schema,
    response: ResponseSchema,
    problems: { 503: 'The orchestrator does not answer' },
  })
  async tryStep(
    @ZodParam(ParamSchema) _params: z.output<typeof ParamSchema>,
    @ZodBody(TryWorkflowStep.schema) body: z.output<typeof TryWorkflowStep.schema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ResponseSchema>> {
    const answer = await this.queries.ask(TryWorkflowStep, body);
    return { ...answer, preview: await this.preview(actor, answer.tried?.sends ?? null) };
  }

  /** Null where nobody can say: the step itself is answered either way. */
  private async preview(
    actor: Actor,
    sends: { readonly name: string; readonly body: unknown } | null,
  ): Promise<z.output<typeof ResponseSchema>['preview']> {
    const command = allCommands.find(({ name }) => name === sends?.name);
    if (!command || !this.isAboutOurs(actor, sends?.body)) return null;
    const question = { messageId: TRIED_OUT, type: command.type, body: sends?.body };
    const { preview } = await this.queries
      .ask(INSPECTIONS[command.service], question)
      .catch(() => ({ preview: null }));
    return preview;
  }

  /** Whoever reads the body may go by any store in it: by that of the command, or by that of the order within. */
  private isAboutOurs(actor: Actor, body: unknown): boolean {
    const known = new Set(this.configuration.stores().map(({ id }) => id));
    const named = storesIn(body);
    return named.size > 0 && [...named].every((id) => known.has(id) && seesStore(actor, id));
  }
}
