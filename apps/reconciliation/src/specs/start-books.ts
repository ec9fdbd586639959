import { silentLogger, type Logger } from '#platform/logging/logger';
import type { RunningErpNext } from '#connectors/erpnext/fixtures/start-erpnext';
import { startErpNext } from '#connectors/erpnext/fixtures/start-erpnext';
import { OrderPlaced } from '#contracts/events/orders';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import { ListJournalEntries } from '#contracts/queries/books';
import type { VirtualClock } from '#platform/clock/virtual-clock';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import type { PlainConfiguration } from '#testing/service/test-configuration';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

export interface RunningBooks {
  readonly service: TestService;
  readonly erp: RunningErpNext;
  placed(order: Order): Promise<string>;
  moved(order: Order | null, movement: BalanceTransaction): Promise<string>;
  entries(orderId?: string): Promise<JournalEntry[]>;
  /** The entry of one movement, once it is in the given state. */
  entry(key: string, state?: JournalEntry['state']): Promise<JournalEntry>;
  close(): Promise<void>;
}

const store = {
  commerce: 'commerce',
  payment: 'payment',
  urls: { success: 'https://shop.test/ok', cancel: 'https://shop.test/no' },
};

/** The service with a simulated ERPNext; `shop` has the ERP, `small` keeps its books here only. */
export async function startBooks(
  options: { readonly clock?: VirtualClock; readonly logger?: Logger } = {},
): Promise<RunningBooks> {
  const erp = await startErpNext();
  const { settings, secrets } = erp.connection;
  const configuration: PlainConfiguration = {
    connections: [
      { id: 'payment', system: 'stripe', secrets: { secretKey: 'sk_test_x' } },
      { id: 'erp', system: 'erpnext', settings, secrets },
    ],
    stores: [
      { ...store, id: 'shop', erp: 'erp', timeZone: 'Europe/Berlin', books: { giftCardSkus: ['GIFT-50'] } },
      { ...store, id: 'small', books: { deferral: { YEAR: 12 } } },
    ],
  };
  const service = await createTestService({
    service: 'reconciliation',
    module: AppModule,
    migrations,
    subscriptions,
    commands,
    config: { RECONCILE_SECONDS: 60 },
    configuration,
    neighbours: { orchestrator: [] },
    logger: options.logger ?? silentLogger,
    ...(options.clock && { clock: options.clock }),
  });
  const entries = async (orderId?: string): Promise<JournalEntry[]> =>
    (await service.ask(ListJournalEntries, { storeIds: null, orderId: orderId ?? null, limit: 200 })).items;
  return {
    service,
    erp,
    placed: (order) => service.publish(OrderPlaced, { order }),
    moved: (order, balanceTransaction) =>
      service.publish(BalanceTransactionRecorded, {
        storeId: order?.storeId ?? 'shop',
        orderId: order?.orderId ?? null,
        paymentId: null,
        connectionId: 'payment',
        balanceTransaction,
        at: balanceTransaction.createdAt,
      }),
    entries,
    entry: (key, state) =>
      service.waitFor(
        async () =>
          (await entries()).find(
            (entry) => entry.key === key && (state === undefined || entry.state === state),
          ),
        { what: `entry ${key} ${state ?? ''}` },
      ),
    close: async () => {
      await service.close();
      await erp.close();
    },
  };
}
