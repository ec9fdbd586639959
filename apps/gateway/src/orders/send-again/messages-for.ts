import { PostJournal, PostOrder } from '#contracts/commands/erp';
import { UpdateOrder } from '#contracts/commands/orders';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import type { PaymentStatus } from '#contracts/models/statuses';
import type { OrderSummary } from '#contracts/queries/orders';
import { err, ok, type Result } from '#platform/errors/result';
import { presentStatus } from './present-status';
import type { Message, RefusalCode } from './send-again';

export interface OrderAsItStands {
  readonly summary: OrderSummary;
  readonly order: Order;
  readonly payment: Payment | undefined;
}

/** The ERP gets an order whose money is there or held, as the order workflow has it. */
const SECURED: ReadonlySet<PaymentStatus> = new Set<PaymentStatus>([
  'not_required',
  'authorized',
  'partially_captured',
  'paid',
  'partially_refunded',
  'refunded',
  'disputed',
]);

/** Status and payment record, as the order workflow sends them. */
export function messagesForShop({ summary, payment }: OrderAsItStands): Message[] {
  const { storeId, orderId } = summary;
  if (!payment) return [];
  const orderStatus = presentStatus(summary.orderStatus, payment);
  return [message(UpdateOrder, { storeId, orderId, payment, ...(orderStatus ? { orderStatus } : {}) })];
}

/** Order and customer, and the entries that the ERP does not have. Entries are the ERP's whatever became of the order. */
export function messagesForErp(
  { summary, order, payment }: OrderAsItStands,
  entries: readonly JournalEntry[],
): Result<Message[], RefusalCode> {
  const { storeId, orderId, orderStatus } = summary;
  const missing = entries
    .filter(({ state }) => state !== 'posted')
    .map(({ entryId }) => message(PostJournal, { storeId, entryId }));
  const notYet = whyNotYet(orderStatus === 'canceled', payment);
  if (notYet === undefined) return ok([message(PostOrder, { storeId, orderId, order, payment }), ...missing]);
  return missing.length > 0 ? ok(missing) : err(notYet);
}

function whyNotYet(canceled: boolean, payment: Payment | undefined): RefusalCode | undefined {
  if (canceled) return 'order-canceled';
  if (!payment || !SECURED.has(payment.status)) return 'not-paid';
  return payment.review === 'open' ? 'under-review' : undefined;
}

const message = <D extends Message['command']>(command: D, body: Message<D>['body']): Message<D> => ({
  command,
  body,
});
