import { PostJournal, PostOrder } from '#contracts/commands/erp';
import type { Payment } from '#contracts/models/payment';
import type { OrderStatus } from '#contracts/models/statuses';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { aPayment } from '../../specs/a-payment';
import { messagesForErp, type OrderAsItStands } from './messages-for';

const standing = (
  payment: Partial<Payment> | undefined,
  orderStatus: OrderStatus = 'paid',
): OrderAsItStands => {
  const order = anOrder({ storeId: 'store-1', orderId: '17' });
  const { storeId, orderId, number, commerce, total, placedAt } = order;
  return {
    order,
    payment: payment && aPayment(payment),
    summary: {
      ...{ storeId, orderId, number, commerce, total, placedAt, updatedAt: placedAt, orderStatus },
      ...{ commerceStatus: 'any', paymentStatus: 'paid' },
    },
  };
};
const failed = [aJournalEntry({ entryId: 'failed', state: 'failed' })];

describe('what the ERP may get of an order', () => {
  it.each<[string, Partial<Payment> | undefined, OrderStatus]>([
    ['not-paid', undefined, 'placed'],
    ['not-paid', { status: 'pending' }, 'awaiting_payment'],
    ['under-review', { status: 'paid', review: 'open' }, 'paid'],
    ['order-canceled', { status: 'paid' }, 'canceled'],
  ])('%s: no order, but its entries all the same', (error, payment, orderStatus) => {
    const order = standing(payment, orderStatus);
    expect(messagesForErp(order, [])).toEqual({ ok: false, error });
    expect(messagesForErp(order, failed)).toMatchObject({ ok: true, value: [{ command: PostJournal }] });
  });

  it.each<Partial<Payment>>([{ status: 'authorized' }, { status: 'paid', review: 'closed' }])(
    'the order with its payment %j',
    (payment) =>
      expect(messagesForErp(standing(payment), [])).toMatchObject({
        ok: true,
        value: [{ command: PostOrder }],
      }),
  );
});
