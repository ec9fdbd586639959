import { Controller, Get, Headers, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';
import { ApplyConfiguration } from './apply-configuration.use-case';
import { ConfigurationVersionRepository } from './configuration-version.repository';
import { ConfigurationInputSchema, ConfigurationViewSchema } from './document';
import { viewOf } from './view';

const AppliedSchema = z.object({
  version: z.int(),
  changed: z.boolean().describe('False when it was the same already'),
  warnings: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});
const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/;
const tag = 'Configuration';

@Controller('api/v1/configuration')
export class ConfigurationController {
  constructor(
    private readonly applyConfiguration: ApplyConfiguration,
    private readonly versions: ConfigurationVersionRepository,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'The whole configuration; secrets show only that they are there.',
    role: 'admin',
    response: ConfigurationViewSchema,
    problems: { 404: 'Nothing has been applied yet' },
  })
  async read(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    requireUnscoped(actor);
    const current = await this.versions.current();
    if (!current) return raiseProblem(404, 'not-configured', 'No configuration has been applied yet');
    void reply.header('etag', `"${current.document.version}"`);
    return viewOf(current.document);
  }

  @Put()
  @Endpoint({
    tag,
    summary: 'Replace the whole configuration: validated whole, every fault at once.',
    role: 'admin',
    body: ConfigurationInputSchema,
    response: AppliedSchema,
    headers: [{ name: 'If-Match', required: false, description: 'The version that is to be replaced' }],
    problems: { 412: 'It is at another version by now', 422: 'Every fault with its path, code and message' },
  })
  async replace(
    @ZodBody(z.unknown()) document: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireUnscoped(actor);
    const applied = await this.applyConfiguration.apply(document, actor.name, versionOf(ifMatch));
    void reply.header('etag', `"${applied.version}"`);
    return applied;
  }
}

function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const match = ETAG.exec(ifMatch.trim());
  return match ? Number(match[1]) : raiseProblem(400, 'if-match-invalid', 'If-Match holds the version: "7"');
}
