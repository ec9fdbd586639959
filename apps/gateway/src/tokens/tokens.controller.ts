import { randomBytes } from 'node:crypto';
import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { CurrentActor, ROLES, type Actor } from '../auth/actor';
import { ApiTokenRepository, type ApiTokenRow } from '../auth/api-token.repository';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';

const CreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  stores: z.array(IdSchema).min(1).max(1_000).nullable().default(null).describe('Null: all stores'),
  expiresAt: InstantSchema.nullable().default(null),
});
const TokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  stores: z.array(z.string()).nullable(),
  createdAt: InstantSchema,
  createdBy: z.string(),
  expiresAt: InstantSchema.nullable(),
});
const CreatedSchema = TokenSchema.extend({ token: z.string().describe('Shown once') });
const ParamSchema = z.object({ id: IdSchema });
const tag = 'Tokens';

@Controller('api/v1/tokens')
export class TokensController {
  constructor(
    private readonly database: Database,
    private readonly tokens: ApiTokenRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'All live tokens, without their values.',
    role: 'admin',
    response: z.object({ items: z.array(TokenSchema), nextCursor: z.null() }),
  })
  async list(@CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    return { items: (await this.tokens.list()).map(viewOf), nextCursor: null };
  }

  @Post()
  @Endpoint({
    tag,
    summary: 'A new token; its value is shown this once.',
    role: 'admin',
    status: 201,
    body: CreateSchema,
    response: CreatedSchema,
  })
  async create(@ZodBody(CreateSchema) body: z.output<typeof CreateSchema>, @CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    const now = this.clock.now();
    const token = `tbk_${randomBytes(32).toString('base64url')}`;
    const row: ApiTokenRow = {
      token_id: newId('tok', now),
      name: body.name,
      role: body.role,
      stores: body.stores,
      created_at: now,
      created_by: actor.name,
      expires_at: body.expiresAt === null ? null : new Date(body.expiresAt),
    };
    await this.database.transaction(async (tx) => {
      await this.tokens.insert(tx, row, token);
      await this.audit.write(tx, actor.name, 'token.create', row.token_id, { after: viewOf(row) });
    });
    return { ...viewOf(row), token };
  }

  @Delete(':id')
  @Endpoint({
    tag,
    summary: 'Revoke a token.',
    role: 'admin',
    status: 204,
    params: ParamSchema,
    problems: { 404: 'No such token' },
  })
  async revoke(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    await this.database.transaction(async (tx) => {
      if (!(await this.tokens.revoke(tx, id, this.clock.now())))
        raiseProblem(404, 'not-found', 'There is no such token');
      await this.audit.write(tx, actor.name, 'token.revoke', id);
    });
  }
}

/** What concerns the whole deployment is not for a token of some stores. */
export function requireUnscoped(actor: Actor): void {
  if (actor.stores !== null) raiseProblem(403, 'scope-missing', 'This needs a token for all stores');
}

const viewOf = (row: ApiTokenRow): z.output<typeof TokenSchema> => ({
  id: row.token_id,
  name: row.name,
  role: row.role,
  stores: row.stores,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
});
