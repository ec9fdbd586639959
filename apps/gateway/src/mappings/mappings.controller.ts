import { Controller, Get, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import { GetOrder } from '#contracts/queries/orders';
import { differenceOf } from '#mapping/document/difference';
import { MappingDocumentSchema } from '#mapping/document/mapping-document';
import { runTests } from '#mapping/document/run-tests';
import { suggestSources } from '#mapping/suggest/suggest-sources';
import { unmappedTargets } from '#mapping/suggest/unmapped-targets';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CurrentActor, hasRole, requireStore, seesStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { requireUnscoped } from '../tokens/tokens.controller';
import { ModelAdvisor, type Advice, type AdviceFault } from './advice/model-advisor';
import { compileOrRefuse } from './compile-or-refuse';
import {
  DecisionRequestSchema,
  MappingDetailSchema,
  MappingListSchema,
  PreviewRequestSchema,
  PreviewSchema,
  SuggestionsSchema,
  SuggestRequestSchema,
  TestRequestSchema,
  TestResultSchema,
} from './mapping-views';
import { DecideSuggestion, recordsOf } from './decide-suggestion.use-case';
import { MappingDecisionRepository } from './mapping-decision.repository';
import { MappingVersionRepository } from './mapping-version.repository';
import { readSample } from './read-sample';
import { ShippedMappings } from './shipped-mappings';

const ParamSchema = z.object({ id: IdSchema });
const tag = 'Mappings';
const missing = { 404: 'There is no such mapping' };
const NO_ADVICE: Advice = new Map();
const FAULTS: Readonly<Record<AdviceFault, readonly [number, string, string]>> = {
  'model-not-configured': [409, 'model-not-configured', 'No language model is configured'],
  'model-busy': [503, 'model-busy', 'The language model was asked too often within a minute'],
  'model-unavailable': [503, 'model-unavailable', 'The language model does not answer as it should'],
};
const faulty = { 422: 'Every fault of the document with its path, code and message' };

@Controller('api/v1/mappings')
export class MappingsController {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly versions: MappingVersionRepository,
    private readonly decisions: MappingDecisionRepository,
    private readonly decideSuggestion: DecideSuggestion,
    private readonly configuration: ConfigurationCopy,
    private readonly queries: QueryClient,
    private readonly advisor: ModelAdvisor,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Every mapping document and the stores that override it.',
    role: 'viewer',
    response: MappingListSchema,
  })
  async list(@CurrentActor() actor: Actor): Promise<z.output<typeof MappingListSchema>> {
    const newest = await this.versions.newest();
    const items = this.mappings.all().map(({ system, origin, document, revision }) => ({
      id: document.id,
      system,
      origin,
      source: document.source,
      target: document.target,
      description: document.description ?? null,
      version: document.version,
      revision,
      overriddenBy: this.overridesSeenBy(actor, document.id).map(({ id }) => id),
      publishedAt: newest.get(document.id)?.publishedAt.toISOString() ?? null,
      publishedBy: newest.get(document.id)?.publishedBy ?? null,
    }));
    return { items, nextCursor: null };
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'A mapping document, and what each store does otherwise.',
    role: 'viewer',
    params: ParamSchema,
    response: MappingDetailSchema,
    problems: missing,
  })
  read(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { system, origin, document, revision } = this.required(id);
    void reply.header('etag', `"${document.version}"`);
    const stores = this.overridesSeenBy(actor, id).map((store) => {
      const overrides = store.mappings[id] as Record<string, unknown>;
      return { storeId: store.id, overrides, difference: differenceOf(document.fields, overrides) };
    });
    const { source, target } = this.mappings.sides(system, document);
    const catalogue = { source: source && [...source], target: target && [...target] };
    const storeIds = this.configuration
      .stores()
      .flatMap((store) => (seesStore(actor, store.id) ? [store.id] : []));
    return { system, origin, revision, document, catalogue, storeIds, stores };
  }

  @Post('preview')
  @Endpoint({
    tag,
    summary: 'What a mapping makes of a sample or of an order; nothing is changed or sent.',
    role: 'viewer',
    body: PreviewRequestSchema,
    response: PreviewSchema,
    problems: { 404: 'No such mapping, store or order', ...faulty, 503: 'The order cannot be read now' },
  })
  async preview(
    @ZodBody(PreviewRequestSchema) body: z.output<typeof PreviewRequestSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const document = body.document ?? this.required(body.id ?? '').document;
    const store = body.storeId === undefined ? undefined : this.storeFor(actor, body.storeId);
    const id = (document as { id?: unknown }).id;
    const stored = typeof id === 'string' ? store?.mappings[id] : undefined;
    const overrides = body.overrides ?? (stored as Record<string, unknown> | undefined);
    const compiled = compileOrRefuse(document, overrides);
    const sample = body.sampleText === undefined ? body.sample : readSample(body.sampleText);
    const input = sample ?? (await this.orderInput(actor, body.storeId, body.orderId));
    const remarks = this.mappings.remarks(document, overrides);
    return { input, ...(await compiled.preview(input)), remarks };
  }

  @Post(':id/test')
  @Endpoint({
    tag,
    summary: 'Run the examples kept with a mapping, or those of a document that is to take its place.',
    role: 'viewer',
    params: ParamSchema,
    body: TestRequestSchema,
    response: TestResultSchema,
    problems: { ...missing, ...faulty },
  })
  async test(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(TestRequestSchema) body: z.output<typeof TestRequestSchema>,
  ) {
    const shipped = this.required(id).document;
    const mapping = compileOrRefuse(body.document ?? shipped);
    const { tests } = MappingDocumentSchema.parse(body.document ?? shipped);
    const results = await runTests(mapping, tests);
    return { passed: results.every(({ passed }) => passed), results };
  }

  @Post('suggest')
  @Endpoint({
    tag,
    summary:
      'Sources for target fields that no rule gives yet, with confidence and evidence; follows what people decided before.',
    role: 'viewer',
    body: SuggestRequestSchema,
    response: SuggestionsSchema,
    problems: {
      ...missing,
      ...faulty,
      409: '`model-not-configured`: there is no language model to ask',
      503: 'The language model does not answer, or was asked too often',
    },
  })
  async suggest(
    @ZodBody(SuggestRequestSchema) body: z.output<typeof SuggestRequestSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const { system, document: current } = this.required(body.id);
    if (body.document) compileOrRefuse(body.document);
    const document = body.document ? MappingDocumentSchema.parse(body.document) : current;
    const { source, target } = this.mappings.sides(system, document);
    const open = unmappedTargets(document.fields, target ?? []);
    const kept = await this.decisions.of(recordsOf(system, document));
    const decisions = [...kept, ...body.decisions];
    const { threshold } = body;
    const advice = body.askModel ? await this.advised(actor, source ?? [], target ?? []) : NO_ADVICE;
    const items = suggestSources(source ?? [], open, { decisions, threshold, advice });
    return { model: this.advisor.model, items };
  }

  @Put(':id/decisions')
  @Endpoint({
    tag,
    summary:
      'Accept or reject a suggested source, or forget it; kept for all mappings between the same records.',
    role: 'editor',
    params: ParamSchema,
    body: DecisionRequestSchema,
    status: 204,
    problems: { ...missing, 422: 'A field that the catalogues do not have' },
  })
  async decide(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(DecisionRequestSchema) decision: z.output<typeof DecisionRequestSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    requireUnscoped(actor);
    await this.decideSuggestion.decide(this.required(id), decision, actor.name);
  }

  private async advised(
    actor: Actor,
    sources: readonly CatalogueField[],
    targets: readonly CatalogueField[],
  ): Promise<Advice> {
    if (!hasRole(actor, 'editor')) raiseProblem(403, 'role-missing', 'This needs the role editor');
    const advice = await this.advisor.ask(sources, targets);
    return advice.ok ? advice.value : raiseProblem(...FAULTS[advice.error]);
  }

  private required(id: string) {
    return this.mappings.find(id) ?? raiseProblem(404, 'not-found', 'There is no such mapping');
  }

  private overridesSeenBy(actor: Actor, id: string) {
    return this.mappings.overridingStores(id).filter((store) => seesStore(actor, store.id));
  }

  private storeFor(actor: Actor, storeId: string) {
    requireStore(actor, storeId, 'store');
    const store = this.configuration.stores().find((one) => one.id === storeId);
    return store ?? raiseProblem(404, 'not-found', 'There is no such store');
  }

  private async orderInput(actor: Actor, storeId: string | undefined, orderId: string | undefined) {
    if (storeId === undefined || orderId === undefined) {
      return raiseProblem(400, 'sample-missing', 'Give a sample, or storeId and orderId');
    }
    const store = this.storeFor(actor, storeId);
    const found = await this.queries.ask(GetOrder, { storeId, orderId });
    if (!found) return raiseProblem(404, 'not-found', 'There is no such order');
    return { order: found.order, store: { id: store.id, timeZone: store.timeZone } };
  }
}
