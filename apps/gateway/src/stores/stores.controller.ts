import { Controller, Delete, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import { StoreSchema } from '#contracts/models/configuration';
import { seesStore, CurrentActor, type Actor } from '../auth/actor';
import { ConfigurationVersionRepository } from '../configuration/configuration-version.repository';
import { StoreInputSchema } from '../configuration/document';
import { storeRevision } from '../configuration/revision';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { EditStore, noSuchStore } from './edit-store.use-case';

const ParamSchema = z.object({ id: StoreInputSchema.shape.id });
type Params = z.output<typeof ParamSchema>;
const RevisionSchema = z.object({ revision: z.string().min(1).max(64) });
const ChangeSchema = z.strictObject({
  store: StoreInputSchema.omit({ id: true }),
  revision: RevisionSchema.shape.revision.nullable().describe('As it was read; null for a new store'),
});
/** The store itself is checked with the configuration, so that all its faults are told at once. */
const GivenSchema = ChangeSchema.extend({ store: z.record(z.string(), z.unknown()) });
const ViewSchema = z.object({ store: StoreSchema, revision: z.string() });
type StoreView = z.output<typeof ViewSchema>;
const tag = 'Configuration';

/** Stores: which connections belong together, and how their orders are treated. */
@Controller('api/v1/stores')
export class StoresController {
  constructor(
    private readonly versions: ConfigurationVersionRepository,
    private readonly editStore: EditStore,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'All stores.',
    role: 'viewer',
    response: z.object({ items: z.array(ViewSchema) }),
  })
  async list(@CurrentActor() actor: Actor): Promise<{ items: StoreView[] }> {
    const stores = (await this.versions.current())?.document.stores ?? [];
    return {
      items: stores
        .filter(({ id }) => seesStore(actor, id))
        .map((store) => ({ store, revision: storeRevision(store) })),
    };
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One store.',
    role: 'viewer',
    params: ParamSchema,
    response: ViewSchema,
    problems: { 404: 'There is no such store' },
  })
  async get(@ZodParam(ParamSchema) { id }: Params, @CurrentActor() actor: Actor): Promise<StoreView> {
    const { items } = await this.list(actor);
    return items.find(({ store }) => store.id === id) ?? noSuchStore();
  }

  @Put(':id')
  @Endpoint({
    tag,
    summary: 'Change a store, or add one.',
    role: 'editor',
    params: ParamSchema,
    body: ChangeSchema,
    response: ViewSchema,
    problems: {
      409: '`changed-meanwhile`, `already-exists`',
      422: 'Every fault with its path, code and message',
    },
  })
  async save(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodBody(GivenSchema) { store, revision }: z.output<typeof GivenSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<StoreView> {
    await this.editStore.save(actor, id, store, revision);
    return this.get({ id }, actor);
  }

  @Delete(':id')
  @Endpoint({
    tag,
    summary: 'Remove a store. What is known of its orders stays.',
    role: 'admin',
    status: 204,
    params: ParamSchema,
    query: RevisionSchema,
    problems: { 404: 'There is no such store', 409: '`changed-meanwhile`' },
  })
  async remove(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(RevisionSchema) { revision }: z.output<typeof RevisionSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.editStore.remove(actor, id, revision);
  }
}
