import { Controller, Delete, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import { ENVIRONMENTS } from '#contracts/models/configuration';
import { CurrentActor, type Actor } from '../auth/actor';
import { ConnectionInputSchema } from '../configuration/document';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { ConnectionViewSchema, type ConnectionView } from './connection-view';
import { EditConnection } from './edit-connection.use-case';
import { ReadConnections } from './read-connections';

const ParamSchema = z.object({ id: ConnectionInputSchema.shape.id });
type Params = z.output<typeof ParamSchema>;
const RevisionSchema = z.object({ revision: z.string().min(1).max(64) });
const ChangeSchema = ConnectionInputSchema.omit({ id: true }).extend({
  revision: RevisionSchema.shape.revision.nullable().describe('As it was read; null for a new connection'),
  environment: z.enum(ENVIRONMENTS).optional().describe('Taken with the very first connection only'),
});
const tag = 'Configuration';

@Controller('api/v1/connections')
export class ConnectionsController {
  constructor(
    private readonly read: ReadConnections,
    private readonly editConnection: EditConnection,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'All connections; secrets show only whether, when and by whom they were set.',
    role: 'viewer',
    response: z.object({
      items: z.array(ConnectionViewSchema),
      environment: z.enum(ENVIRONMENTS).nullable().describe('Null before the first configuration'),
    }),
  })
  async list(@CurrentActor() actor: Actor) {
    const [items, environment] = await Promise.all([this.read.list(actor), this.read.environment()]);
    return { items, environment };
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One connection.',
    role: 'viewer',
    params: ParamSchema,
    response: ConnectionViewSchema,
    problems: { 404: 'There is no such connection' },
  })
  get(@ZodParam(ParamSchema) { id }: Params, @CurrentActor() actor: Actor): Promise<ConnectionView> {
    return this.read.get(actor, id);
  }

  @Put(':id')
  @Endpoint({
    tag,
    summary: 'Change a connection, or add one (administrators). Secrets left out stay as they are.',
    role: 'editor',
    params: ParamSchema,
    body: ChangeSchema,
    response: ConnectionViewSchema,
    problems: {
      409: '`changed-meanwhile`, `already-exists`, `system-fixed`',
      422: 'Every fault with its path, code and message',
    },
  })
  async save(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodBody(ChangeSchema) change: z.output<typeof ChangeSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionView> {
    await this.editConnection.save(actor, id, change);
    return this.read.get(actor, id);
  }

  @Delete(':id')
  @Endpoint({
    tag,
    summary: 'Remove a connection that no store uses.',
    role: 'admin',
    status: 204,
    params: ParamSchema,
    query: RevisionSchema,
    problems: { 404: 'There is no such connection', 409: '`connection-in-use`, `changed-meanwhile`' },
  })
  async remove(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(RevisionSchema) { revision }: z.output<typeof RevisionSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.editConnection.remove(actor, id, revision);
  }
}
