import { Controller, Delete, Get, Headers, Put } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';
import { MappingDraftRepository, type MappingDraftState } from './mapping-draft.repository';
import { SaveMappingDraft } from './save-mapping-draft.use-case';
import { ShippedMappings } from './shipped-mappings';

/** As many characters as the largest mapping with the rules of a hundred stores needs. */
const LONGEST_DRAFT = 1_000_000;
const RulesSchema = z.record(z.string(), z.unknown());
const SideSchema = z.strictObject({ document: RulesSchema, stores: z.record(IdSchema, RulesSchema) });
const ContentSchema = z
  .strictObject({
    base: SideSchema.describe('What was in use when the work began'),
    draft: SideSchema.describe('What it has become; need not be free of faults'),
  })
  .refine((content) => JSON.stringify(content).length <= LONGEST_DRAFT, 'It is too long');
const StateSchema = z.object({
  revision: z.int().nonnegative().describe('Zero while nothing was ever saved'),
  content: ContentSchema.nullable().describe('Null when there is no draft'),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
});
const ListSchema = z.object({
  items: z.array(z.object({ revision: z.int(), savedAt: z.iso.datetime(), savedBy: z.string() })),
  nextCursor: z.null(),
});
const SavedSchema = z.object({ revision: z.int() });
const ParamSchema = z.object({ id: IdSchema });
const RevisionParamSchema = z.object({ id: IdSchema, revision: z.coerce.number().int().positive() });
const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/;
const tag = 'Mappings';
const missing = { 404: 'There is no such mapping' };
const ifMatchHeader = {
  name: 'If-Match',
  required: true,
  description: 'The revision that this one follows, 0 for the first; * writes over any',
};
const conflicts = { 412: '`revision-conflict`: somebody saved another one', 428: 'If-Match is missing' };

/** Mappings that are being written, kept for everybody who edits. */
@Controller('api/v1/mappings/:id/draft')
export class MappingDraftsController {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly database: Database,
    private readonly drafts: MappingDraftRepository,
    private readonly saveDraft: SaveMappingDraft,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'What is being written, and whose it is; nothing of it is in use.',
    role: 'editor',
    params: ParamSchema,
    response: StateSchema,
    problems: missing,
  })
  async read(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    this.require(id, actor);
    return shown(await this.drafts.newest(this.database, id));
  }

  @Put()
  @Endpoint({
    tag,
    summary: 'Keep what is being written. Faults are kept as well: they are told when it is published.',
    role: 'editor',
    params: ParamSchema,
    body: ContentSchema,
    headers: [ifMatchHeader],
    response: SavedSchema,
    problems: { ...missing, ...conflicts },
  })
  async save(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(ContentSchema) content: z.output<typeof ContentSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    this.require(id, actor);
    return { revision: await this.saveDraft.save(id, content, actor.name, revisionOf(ifMatch)) };
  }

  @Delete()
  @Endpoint({
    tag,
    summary: 'Throw the draft away; its last states stay to be had back.',
    role: 'editor',
    params: ParamSchema,
    headers: [ifMatchHeader],
    response: SavedSchema,
    problems: { ...missing, ...conflicts },
  })
  async discard(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    this.require(id, actor);
    return { revision: await this.saveDraft.save(id, null, actor.name, revisionOf(ifMatch)) };
  }

  @Get('states')
  @Endpoint({
    tag,
    summary: 'Its last states, newest first: one per person and ten minutes, thirty at most.',
    role: 'editor',
    params: ParamSchema,
    response: ListSchema,
    problems: missing,
  })
  async states(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    this.require(id, actor);
    const items = (await this.drafts.list(this.database, id)).map(({ savedAt, ...rest }) => ({
      ...rest,
      savedAt: savedAt.toISOString(),
    }));
    return { items, nextCursor: null };
  }

  @Get('states/:revision')
  @Endpoint({
    tag,
    summary: 'One state, whole: to be compared, or saved again.',
    role: 'editor',
    params: RevisionParamSchema,
    response: StateSchema,
    problems: { 404: 'There is no such mapping or state' },
  })
  async state(
    @ZodParam(RevisionParamSchema) { id, revision }: z.output<typeof RevisionParamSchema>,
    @CurrentActor() actor: Actor,
  ) {
    this.require(id, actor);
    const found = await this.drafts.find(this.database, id, revision);
    return found ? shown(found) : raiseProblem(404, 'not-found', 'There is no such state');
  }

  /** A draft has the rules of every store. */
  private require(id: string, actor: Actor): void {
    requireUnscoped(actor);
    if (!this.mappings.find(id)) raiseProblem(404, 'not-found', 'There is no such mapping');
  }
}

const shown = (state: MappingDraftState | undefined): z.output<typeof StateSchema> => ({
  revision: state?.revision ?? 0,
  content: (state?.content ?? null) as z.output<typeof ContentSchema> | null,
  savedAt: state?.savedAt.toISOString() ?? null,
  savedBy: state?.savedBy ?? null,
});

/** Null for any revision. Raises 428 without one. */
function revisionOf(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) {
    return raiseProblem(428, 'if-match-missing', 'If-Match names the revision that this one follows: "7"');
  }
  if (ifMatch.trim() === '*') return null;
  const found = ETAG.exec(ifMatch.trim())?.[1];
  return found === undefined
    ? raiseProblem(400, 'if-match-invalid', 'If-Match holds the revision: "7"')
    : Number(found);
}
