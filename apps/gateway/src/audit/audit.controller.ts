import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodQuery } from '../http/zod-pipe';
import { AuditRepository } from './audit.repository';

const QuerySchema = z.object({
  actor: z.string().max(500).optional(),
  action: z
    .string()
    .max(200)
    .optional()
    .describe('For instance configuration.apply or payments.refund-payment'),
  subject: z.string().max(500).optional(),
  store: IdSchema.optional(),
  ...pageQuery,
});
const EntrySchema = z.object({
  id: z.string(),
  at: InstantSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  storeId: z.string().nullable().describe('Null for what concerns the whole deployment'),
  before: z.unknown().describe('What was there, without secrets; null where the deed made it'),
  after: z.unknown().describe('What is there now, without secrets; null where nothing is left'),
  details: z.record(z.string(), z.unknown()),
});

@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly entries: AuditRepository) {}

  @Get()
  @Endpoint({
    tag: 'Audit',
    summary: 'Who did what, newest first. A token of some stores sees what was done to these.',
    role: 'admin',
    query: QuerySchema,
    response: z.object({ items: z.array(EntrySchema), nextCursor: z.string().nullable() }),
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    return this.entries.list({
      stores: storesToAsk(actor, query.store),
      actor: query.actor ?? null,
      action: query.action ?? null,
      subject: query.subject ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }
}
