import { Controller, Get, Headers, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { MappingDocumentSchema } from '#mapping/document/mapping-document';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';
import { MappingVersionRepository } from './mapping-version.repository';
import {
  MappingVersionSchema,
  MappingVersionsSchema,
  OverridesRequestSchema,
  OverridesResponseSchema,
  PublishedSchema,
} from './mapping-views';
import { OverrideMapping } from './override-mapping.use-case';
import { PublishMapping } from './publish-mapping.use-case';
import { ShippedMappings } from './shipped-mappings';

const ParamSchema = z.object({ id: IdSchema });
const StoreParamSchema = z.object({ id: IdSchema, storeId: IdSchema });
const VersionParamSchema = z.object({ id: IdSchema, version: z.coerce.number().int().positive() });
const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/;
const tag = 'Mappings';
const ifMatchHeader = {
  name: 'If-Match',
  required: true,
  description: 'The version of the mapping that is to be replaced',
};
const problems = {
  404: 'There is no such mapping or version',
  409: 'No configuration has been applied yet',
  412: 'It is at another version by now',
  422: 'Every fault with its path, code and message',
  428: 'If-Match is missing',
};

@Controller('api/v1/mappings')
export class PublishMappingController {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly versions: MappingVersionRepository,
    private readonly publishMapping: PublishMapping,
    private readonly overrideMapping: OverrideMapping,
  ) {}

  @Get(':id/versions')
  @Endpoint({
    tag,
    summary: 'The versions of a mapping, newest first; the last one is shipped with the connector.',
    role: 'viewer',
    params: ParamSchema,
    response: MappingVersionsSchema,
    problems: { 404: problems[404] },
  })
  async list(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>) {
    const { current, shipped } = this.required(id);
    const published = await this.versions.list(id);
    const items = [
      ...published.map(({ version, publishedAt, publishedBy }) => ({
        version,
        origin: 'published' as const,
        publishedAt: publishedAt.toISOString(),
        publishedBy,
        current: version === current.document.version,
      })),
      {
        version: shipped.document.version,
        origin: 'shipped' as const,
        publishedAt: null,
        publishedBy: null,
        current: current.origin === 'shipped',
      },
    ];
    return { items, nextCursor: null };
  }

  @Get(':id/versions/:version')
  @Endpoint({
    tag,
    summary: 'One version of a mapping, whole.',
    role: 'viewer',
    params: VersionParamSchema,
    response: MappingVersionSchema,
    problems: { 404: problems[404] },
  })
  async version(@ZodParam(VersionParamSchema) { id, version }: z.output<typeof VersionParamSchema>) {
    return this.readVersion(id, version);
  }

  @Put(':id')
  @Endpoint({
    tag,
    summary: 'Publish a mapping: checked, its examples run, in use at once, its version counted up.',
    role: 'editor',
    params: ParamSchema,
    body: z.record(z.string(), z.unknown()),
    headers: [ifMatchHeader],
    response: PublishedSchema,
    problems,
  })
  async publish(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(z.record(z.string(), z.unknown())) document: Record<string, unknown>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.publishAs(id, document, ifMatch, actor, reply);
  }

  @Post(':id/versions/:version/restore')
  @Endpoint({
    tag,
    summary: 'Publish an earlier version, or the shipped one, again as a new version.',
    role: 'editor',
    params: VersionParamSchema,
    headers: [ifMatchHeader],
    response: PublishedSchema,
    problems,
  })
  async restore(
    @ZodParam(VersionParamSchema) { id, version }: z.output<typeof VersionParamSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { document } = await this.readVersion(id, version);
    return this.publishAs(id, document, ifMatch, actor, reply);
  }

  @Put(':id/stores/:storeId')
  @Endpoint({
    tag,
    summary: 'Replace the rules that a store has in place of the mapping’s; none, and the mapping applies.',
    role: 'editor',
    params: StoreParamSchema,
    body: OverridesRequestSchema,
    headers: [{ name: 'If-Match', required: false, description: 'The version of the configuration' }],
    response: OverridesResponseSchema,
    problems: { 404: 'There is no such mapping or store', 412: problems[412], 422: problems[422] },
  })
  async override(
    @ZodParam(StoreParamSchema) { id, storeId }: z.output<typeof StoreParamSchema>,
    @ZodBody(OverridesRequestSchema) { overrides }: z.output<typeof OverridesRequestSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, storeId, 'store');
    this.required(id);
    const expected = ifMatch === undefined ? undefined : versionOf(ifMatch);
    const { version, changed } = await this.overrideMapping.override(
      id,
      storeId,
      overrides,
      actor.name,
      expected,
    );
    return { configurationVersion: version, changed };
  }

  private async publishAs(
    id: string,
    document: unknown,
    ifMatch: string | undefined,
    actor: Actor,
    reply: FastifyReply,
  ) {
    requireUnscoped(actor);
    this.required(id);
    if (ifMatch === undefined) {
      return raiseProblem(428, 'if-match-missing', 'If-Match names the version that is to be replaced: "7"');
    }
    const published = await this.publishMapping.publish(id, document, actor.name, versionOf(ifMatch));
    void reply.header('etag', `"${published.version}"`);
    return published;
  }

  private async readVersion(id: string, version: number): Promise<z.output<typeof MappingVersionSchema>> {
    const { shipped } = this.required(id);
    const stored = await this.versions.document(id, version);
    if (stored !== undefined) {
      return { version, origin: 'published', document: MappingDocumentSchema.parse(stored) };
    }
    return version === shipped.document.version
      ? { version, origin: 'shipped', document: shipped.document }
      : raiseProblem(404, 'not-found', 'There is no such version');
  }

  private required(id: string) {
    const [current, shipped] = [this.mappings.find(id), this.mappings.shipped(id)];
    if (!current || !shipped) return raiseProblem(404, 'not-found', 'There is no such mapping');
    return { current, shipped };
  }
}

function versionOf(ifMatch: string): number {
  const match = ETAG.exec(ifMatch.trim());
  return match ? Number(match[1]) : raiseProblem(400, 'if-match-invalid', 'If-Match holds the version: "7"');
}
