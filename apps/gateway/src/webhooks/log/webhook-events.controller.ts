import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import { raiseProblem } from '#platform/http/problem';
import { Vault } from '#platform/vault/vault';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CurrentActor, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../../http/zod-pipe';
import { openRejectedBody } from '../reject/rejected-webhooks';
import { redactBody } from './redact-body';
import { ReplayWebhook } from './replay-webhook.use-case';
import { toItem, WEBHOOK_STATES, WebhookLogRepository, type WebhookRow } from './webhook-log.repository';

const ItemSchema = z.object({
  id: z.string(),
  connectionId: z.string(),
  system: z.string(),
  externalEventId: z.string().nullable(),
  type: z.string().nullable(),
  state: z.enum(WEBHOOK_STATES),
  reason: z.string().nullable(),
  skewSeconds: z.int().nullable().describe('Positive: the clock of the sender is ahead of ours'),
  receivedAt: InstantSchema,
  settledAt: InstantSchema.nullable(),
  replays: z.int(),
});
const DetailSchema = ItemSchema.extend({
  body: z.string().describe('As it was received; of a rejected one without what looks like a secret'),
});
const QuerySchema = z.object({
  connection: IdSchema.optional(),
  state: z.enum(WEBHOOK_STATES).optional(),
  type: z.string().max(255).optional(),
  ...pageQuery,
});
const ParamSchema = z.object({ id: IdSchema });
const OutcomeSchema = z.object({
  id: z.string(),
  state: z.enum(['accepted', 'duplicate', 'quarantined', 'ignored']),
});
const tag = 'Webhook log';

@Controller('api/v1/webhook-events')
export class WebhookEventsController {
  constructor(
    private readonly log: WebhookLogRepository,
    private readonly replayWebhook: ReplayWebhook,
    private readonly configuration: ConfigurationCopy,
    private readonly vault: Vault,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Webhooks as they came in, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: z.object({ items: z.array(ItemSchema), nextCursor: z.string().nullable() }),
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    const seen = this.connectionsOf(actor);
    const wanted = query.connection;
    const connections =
      wanted === undefined ? seen : [wanted].filter((id) => seen === null || seen.includes(id));
    return this.log.list({
      connections,
      state: query.state ?? null,
      type: query.type ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One webhook with its body.',
    role: 'viewer',
    params: ParamSchema,
    response: DetailSchema,
    problems: { 404: 'No such webhook', 422: 'Sealed with a key that is no longer configured' },
  })
  async get(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    const row = await this.find(id, actor);
    return { ...toItem(row), body: row.state === 'rejected' ? this.rejectedBody(row) : row.body };
  }

  @Post(':id/replay')
  @Endpoint({
    tag,
    summary: "Interpret it again; a rejected one is verified with today's secrets first.",
    role: 'operator',
    params: ParamSchema,
    response: OutcomeSchema,
    problems: { 404: 'No such webhook', 422: 'Still rejected, with the cause as code' },
  })
  async replay(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    return this.replayWebhook.replay(await this.find(id, actor), actor.name);
  }

  /** Nobody has verified it, so nobody has taken secrets out of it: what looks like one is not shown. */
  private rejectedBody(row: WebhookRow): string {
    const opened = openRejectedBody(this.vault, row);
    return opened.ok
      ? redactBody(opened.value.toString('utf8'))
      : raiseProblem(422, opened.error.code, 'The body of this webhook can no longer be read');
  }

  private async find(id: string, actor: Actor): Promise<WebhookRow> {
    const row = await this.log.find(id);
    const seen = this.connectionsOf(actor);
    if (!row || (seen !== null && !seen.includes(row.connection_id))) {
      return raiseProblem(404, 'not-found', 'There is no such webhook');
    }
    return row;
  }

  /** Connections whose every store the token covers: a webhook may be about any of them. Null: all. */
  private connectionsOf(actor: Actor): string[] | null {
    if (actor.stores === null) return null;
    const covered = actor.stores;
    return this.configuration.connectionIds().filter((id) => {
      const stores = this.configuration.storesOfConnection(id);
      return stores.length > 0 && stores.every((store) => covered.includes(store.id));
    });
  }
}
