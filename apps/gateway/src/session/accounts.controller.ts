import { Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { CurrentActor, ROLES, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';
import { AccountRepository, type AccountRow } from './account.repository';
import { hashPassword } from './password';
import { SessionRepository } from './session.repository';

/** Length is what makes a password hard to guess; rules about signs make it hard to remember. */
const PasswordSchema = z.string().min(12).max(200);
const rights = {
  name: z.string().trim().min(1).max(200),
  role: z.enum(ROLES),
  stores: z.array(IdSchema).min(1).max(1_000).nullable().describe('Null: all stores'),
};
const CreateSchema = z.strictObject({
  email: z.email().max(320),
  ...rights,
  password: PasswordSchema.nullable().default(null).describe('Null: signs in by OpenID Connect only'),
});
const ChangeSchema = z.strictObject({ ...rights, password: PasswordSchema, disabled: z.boolean() }).partial();
const AccountSchema = z.object({
  id: z.string(),
  email: z.string(),
  ...rights,
  disabled: z.boolean(),
  createdAt: InstantSchema,
  createdBy: z.string(),
});
const ParamSchema = z.object({ id: IdSchema });
const tag = 'Accounts';

@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Everybody who can sign in.',
    role: 'admin',
    response: z.object({ items: z.array(AccountSchema), nextCursor: z.null() }),
  })
  async list(@CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    return { items: (await this.accounts.list()).map(viewOf), nextCursor: null };
  }

  @Post()
  @Endpoint({
    tag,
    summary: 'A new account.',
    role: 'admin',
    status: 201,
    body: CreateSchema,
    response: AccountSchema,
    problems: { 409: 'The e-mail address has an account' },
  })
  async create(@ZodBody(CreateSchema) body: z.output<typeof CreateSchema>, @CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    const now = this.clock.now();
    const { email, name, role, stores, password } = body;
    const row: AccountRow = {
      account_id: newId('acc', now),
      email,
      name,
      role,
      stores,
      created_at: now,
      created_by: actor.name,
      disabled_at: null,
    };
    const passwordHash = password === null ? null : await hashPassword(password);
    await this.database.transaction(async (tx) => {
      if (!(await this.accounts.insert(tx, row, passwordHash)))
        raiseProblem(409, 'email-taken', 'There is an account with this e-mail address');
      await this.audit.write(tx, actor.name, 'account.create', row.account_id, { email, role, stores });
    });
    return viewOf(row);
  }

  @Patch(':id')
  @Endpoint({
    tag,
    summary:
      'Change rights, name or password, or disable. A new password or being disabled ends all sessions.',
    role: 'admin',
    params: ParamSchema,
    body: ChangeSchema,
    response: AccountSchema,
    problems: { 404: 'No such account' },
  })
  async change(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(ChangeSchema) body: z.output<typeof ChangeSchema>,
    @CurrentActor() actor: Actor,
  ) {
    requireUnscoped(actor);
    const { password, disabled, ...rest } = body;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const change = {
      ...withoutUndefined(rest),
      ...(disabled === undefined ? {} : { disabled_at: disabled ? this.clock.now() : null }),
    };
    const after = await this.database.transaction(async (tx) => {
      const before = await this.accounts.change(tx, id, {
        ...change,
        ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
      });
      if (!before) return raiseProblem(404, 'not-found', 'There is no such account');
      if (passwordHash !== undefined || disabled === true) await this.sessions.endAllOf(tx, id);
      await this.audit.write(tx, actor.name, 'account.change', id, {
        before: viewOf(before),
        after: viewOf({ ...before, ...change }),
        passwordChanged: passwordHash !== undefined,
      });
      return { ...before, ...change };
    });
    return viewOf(after);
  }
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

const viewOf = (row: AccountRow): z.output<typeof AccountSchema> => ({
  id: row.account_id,
  email: row.email,
  name: row.name,
  role: row.role,
  stores: row.stores,
  disabled: row.disabled_at !== null,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
});
