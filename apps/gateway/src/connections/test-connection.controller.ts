import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { ConnectionTestSchema } from '#contracts/models/connection-state';
import { CONNECTION_QUERIES } from '#contracts/queries/connections';
import { QueryClient } from '#messaging/query-client';
import { toFailure } from '#platform/errors/failure';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { ConfigurationVersionRepository } from '../configuration/configuration-version.repository';
import { ConnectionInputSchema } from '../configuration/document';
import { Endpoint } from '../http/endpoint';
import { ZodParam } from '../http/zod-pipe';
import { WebhookConnections } from '../webhooks/webhook-connections';
import { OWNERS } from './connection-owner';
import { noSuchConnection, seesConnection } from './read-connections';

const ParamSchema = z.object({ id: ConnectionInputSchema.shape.id });
type Params = z.output<typeof ParamSchema>;
const AnswerSchema = ConnectionTestSchema.extend({ service: z.string().describe('Which service asked') });

const ANSWER_WITHIN_MS = 10_000;

/** Whether an outside system answers and lets us in. */
@Controller('api/v1/connections/:id/test')
export class TestConnectionController {
  constructor(
    private readonly versions: ConfigurationVersionRepository,
    private readonly connectors: WebhookConnections,
    private readonly queries: QueryClient,
  ) {}

  @Post()
  @Endpoint({
    tag: 'Configuration',
    summary:
      'Ask the outside system something harmless, as the connector says under `probe`; within ten seconds.',
    role: 'operator',
    params: ParamSchema,
    response: AnswerSchema,
    problems: { 404: 'There is no such connection' },
  })
  async test(
    @ZodParam(ParamSchema) { id }: Params,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof AnswerSchema>> {
    const sealed = (await this.versions.current())?.document;
    const known = sealed?.connections.find((one) => one.id === id);
    if (!sealed || !known || !seesConnection(actor, id, sealed)) return noSuchConnection();
    const kind = this.connectors.connector(known.system)?.manifest.kind;
    if (kind === undefined) {
      return raiseProblem(409, 'unknown-system', `There is no connector for ${known.system} any more`);
    }
    const service = OWNERS[kind];
    try {
      const answer = await this.queries.ask(
        CONNECTION_QUERIES[service].test,
        { connectionId: id, configurationVersion: sealed.version },
        { timeoutMs: ANSWER_WITHIN_MS },
      );
      return { ...answer, service };
    } catch (error) {
      const { code, message } = toFailure(error);
      return {
        ok: false,
        tookMs: ANSWER_WITHIN_MS,
        code: code.slice(0, 100),
        message: message.slice(0, 2_000),
        suggestion: `Look whether the service ${service} runs.`,
        service,
      };
    }
  }
}
