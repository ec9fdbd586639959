import { Controller, Delete, Put } from '@nestjs/common';
import { z } from 'zod';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { ConnectionInputSchema } from '../configuration/document';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { ConnectionViewSchema, type ConnectionView } from './connection-view';
import { EditConnection } from './edit-connection.use-case';
import { ReadConnections } from './read-connections';

const ParamSchema = z.object({ id: ConnectionInputSchema.shape.id, name: z.string().min(1).max(100) });
type Params = z.output<typeof ParamSchema>;
const SecretSchema = z.strictObject({
  value: z.string().min(1).max(10_000),
  keepPrevious: z
    .boolean()
    .default(false)
    .describe('The value so far stays good beside the new one, where the system takes both for a while'),
});
const tag = 'Configuration';
const problems = { 404: 'There is no such connection', 422: 'The value cannot be right; says why' };

/** Secrets go in, one at a time, and never come out. */
@Controller('api/v1/connections/:id/secrets/:name')
export class ConnectionSecretsController {
  constructor(
    private readonly editConnection: EditConnection,
    private readonly read: ReadConnections,
  ) {}

  @Put()
  @Endpoint({
    tag,
    summary: 'Set or rotate a secret.',
    role: 'admin',
    params: ParamSchema,
    body: SecretSchema,
    response: ConnectionViewSchema,
    problems,
  })
  async set(
    @ZodParam(ParamSchema) { id, name }: Params,
    @ZodBody(SecretSchema) { value, keepPrevious }: z.output<typeof SecretSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionView> {
    await this.editConnection.setSecret(actor, id, name, ([previous]) =>
      keepPrevious && previous !== undefined && previous !== value ? [value, previous] : value,
    );
    return this.read.get(actor, id);
  }

  @Delete('previous')
  @Endpoint({
    tag,
    summary: 'End a rotation: only the newest value stays good.',
    role: 'admin',
    params: ParamSchema,
    response: ConnectionViewSchema,
    problems,
  })
  async endRotation(
    @ZodParam(ParamSchema) { id, name }: Params,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionView> {
    await this.editConnection.setSecret(
      actor,
      id,
      name,
      ([newest]) => newest ?? raiseProblem(404, 'not-found', 'There is no such secret'),
    );
    return this.read.get(actor, id);
  }

  @Delete()
  @Endpoint({
    tag,
    summary: 'Remove a secret that the system does not require.',
    role: 'admin',
    params: ParamSchema,
    response: ConnectionViewSchema,
    problems,
  })
  async remove(
    @ZodParam(ParamSchema) { id, name }: Params,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionView> {
    await this.editConnection.setSecret(actor, id, name, () => null);
    return this.read.get(actor, id);
  }
}
