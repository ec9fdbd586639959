import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { RepairWebhookEndpoint } from '#contracts/commands/payments';
import { IdSchema } from '#contracts/models/common';
import { WebhookEndpointSchema } from '#contracts/models/webhook-endpoint';
import { GetWebhookEndpoint, ListMissedEvents } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CurrentActor, seesStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const ParamSchema = z.object({ id: IdSchema });
type Params = z.output<typeof ParamSchema>;
const PageSchema = z.object(pageQuery);
const tag = 'Webhooks';

/** Whether the payment provider sends its events to us, and what to do when it does not. */
@Controller('api/v1/connections')
export class WebhookEndpointController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
    private readonly configuration: ConfigurationCopy,
  ) {}

  @Get(':id/webhook-endpoint')
  @Endpoint({
    tag,
    summary: "How the provider's webhook endpoint stood at the last look, and in what it is wrong.",
    role: 'viewer',
    params: ParamSchema,
    response: GetWebhookEndpoint.response,
    problems: { 404: 'Not looked at yet, or not watched', 503: 'The payments service does not answer' },
  })
  async get(@ZodParam(ParamSchema) { id }: Params, @CurrentActor() actor: Actor) {
    this.require(actor, id);
    const found = await this.queries.ask(GetWebhookEndpoint, { connectionId: id });
    return found ?? raiseProblem(404, 'not-found', 'There is no such webhook endpoint');
  }

  @Post(':id/webhook-endpoint/repair')
  @HttpCode(200)
  @Endpoint({
    tag,
    summary: "Set address and events of the provider's webhook endpoint right and enable it.",
    role: 'admin',
    params: ParamSchema,
    response: WebhookEndpointSchema,
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such connection',
      409: '`webhook-endpoint-missing`: it has to be created, its secret is shown once',
      422: 'The provider refused',
      503: '`action-pending`: ask again with the same key',
    },
  })
  repair(
    @ZodParam(ParamSchema) { id }: Params,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    this.require(actor, id);
    return this.runAction.run({
      actor,
      key,
      name: `repair-webhook-endpoint ${id}`,
      request: null,
      command: RepairWebhookEndpoint,
      body: (requestId) => Promise.resolve({ connectionId: id, requestId }),
    });
  }

  @Get(':id/missed-events')
  @Endpoint({
    tag,
    summary: 'Events of the provider that no webhook brought and that were found in its list; newest first.',
    role: 'viewer',
    params: ParamSchema,
    query: PageSchema,
    response: ListMissedEvents.response,
    problems: { 503: 'The payments service does not answer' },
  })
  missedEvents(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(PageSchema) { cursor, limit }: z.output<typeof PageSchema>,
    @CurrentActor() actor: Actor,
  ) {
    this.require(actor, id);
    return this.queries.ask(ListMissedEvents, { connectionId: id, cursor, limit });
  }

  /** A connection may serve stores that a token must not know of. */
  private require(actor: Actor, id: string): void {
    const stores = this.configuration.storesOfConnection(id);
    const seen = stores.length > 0 && stores.every((store) => seesStore(actor, store.id));
    if (!seen) raiseProblem(404, 'not-found', 'There is no such connection');
  }
}
