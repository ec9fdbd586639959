import { Inject, Injectable } from '@nestjs/common';
import type { StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { EMPTY_COMPARISON } from '#mapping/compare/tally';
import { compileMapping } from '#mapping/document/compile-mapping';
import type { DocumentFault } from '#mapping/fault';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { MappingComparisonRepository, type MappingSide } from '../database/mapping-comparison.repository';
import { ORDER_TO_PAYMENT, PaymentMappings } from '../outside/payment-mappings';

type Request = BodyOf<typeof StartMappingComparison>;
type Outcome = BodyOf<typeof RequestSettled>['outcome'];

const DAY_MS = 86_400_000;
/** They are run one after another. */
const MOST_RUNNING = 5;

/** Notes what is compared with what, and on which orders; running them is work for the background. */
@Injectable()
export class StartComparison {
  constructor(
    private readonly comparisons: MappingComparisonRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly mappings: PaymentMappings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    const base = await this.inUse(request.mappingId);
    await message.once(async (tx) => {
      const outcome = await this.start(tx, request, base);
      await message.publish(tx, RequestSettled, { requestId: request.requestId, outcome });
    });
  }

  private async start(tx: Tx, request: Request, base: MappingSide | undefined): Promise<Outcome> {
    if (!base) {
      return refused(404, 'not-found', `No mapping ${request.mappingId} runs here.`, 'No inputs of it');
    }
    const { mappingId, document, stores, days, by } = request;
    const wanted = { document, stores: { ...base.stores, ...stores } };
    const faults = faultsOf(wanted);
    if (faults.length > 0) {
      const title = 'The document cannot be compared';
      return refused(422, 'mapping-invalid', `${faults.length} faults were found.`, title, faults);
    }
    if ((await this.comparisons.countRunning(tx)) >= MOST_RUNNING) {
      const detail = `${MOST_RUNNING} comparisons are under way; wait for one of them or cancel it.`;
      return refused(409, 'counterfactual-busy', detail, 'Too many at once');
    }
    const startedAt = this.clock.now();
    const jobId = newId('mcp', startedAt);
    await this.comparisons.insert(
      tx,
      {
        ...{ jobId, mappingId, baseVersion: Number(base.document['version'] ?? 0), base, wanted, days },
        ...{ state: 'running', position: 0, total: 0, truncated: false, result: EMPTY_COMPARISON },
        ...{ failure: null, startedBy: by, startedAt, endedAt: null },
      },
      new Date(startedAt.getTime() - days * DAY_MS),
    );
    return { status: 'done', result: { jobId } };
  }

  /** What each store uses now. What is published meanwhile does not change what is compared. */
  private async inUse(mappingId: string): Promise<MappingSide | undefined> {
    const stores = this.configuration.stores();
    const document = stores[0] && (await this.mappings.documentFor(stores[0]));
    if (mappingId !== ORDER_TO_PAYMENT || !document) return undefined;
    return {
      document,
      stores: Object.fromEntries(stores.map((store) => [store.id, this.mappings.overridesOf(store)])),
    };
  }
}

function faultsOf({ document, stores }: MappingSide): DocumentFault[] {
  const alone = compileMapping(document);
  if (!alone.ok) return [...alone.error];
  return Object.entries(stores).flatMap(([storeId, overrides]) => {
    const compiled = compileMapping(document, overrides);
    if (compiled.ok) return [];
    return compiled.error.map((fault) => ({ ...fault, path: `stores[${storeId}].${fault.path}` }));
  });
}

const refused = (
  status: number,
  code: string,
  detail: string,
  title: string,
  errors?: DocumentFault[],
): Outcome => ({ status: 'refused', problem: { status, code, title, detail, ...(errors && { errors }) } });
