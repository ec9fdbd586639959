import { DisputeClosed, DisputeEvidenceDue, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { RefundFailed } from '#contracts/events/payments';
import { PayoutRecorded } from '#contracts/events/payouts';
import { OrderCreatedByUs, OrderNotCreated } from '#contracts/events/renewals';
import type { AlertChange } from './alert-rule';
import { alertChanges } from './alert-rules';

const changes = (event: { readonly name: string }, body: object): AlertChange[] =>
  alertChanges(event.name, body, 'event-1');
const about = { storeId: 'shop', orderId: '7' };
const money = { amount: 5000, currency: 'EUR' };
const dispute = (submitted: boolean) => ({
  ...about,
  dispute: { disputeId: 'dp_1', amount: money, reason: 'fraudulent', evidence: { dueBy: null, submitted } },
});

describe('alerts after the sale', () => {
  it('a dispute is an alert until it has ended, and its evidence until it was sent', () => {
    expect(changes(DisputeOpened, dispute(false))).toMatchObject([
      { change: 'raise', kind: 'dispute.opened', itemId: 'dp_1' },
    ]);
    const due = [71, 23].map((hoursLeft) =>
      changes(DisputeEvidenceDue, { ...dispute(false), hoursLeft }).map((change) => change),
    );
    expect(due.flat().map((change) => 'subject' in change && change.subject)).toEqual([
      'shop/dp_1/72',
      'shop/dp_1/24',
    ]);
    expect(changes(DisputeUpdated, dispute(false))).toEqual([]);
    expect(changes(DisputeUpdated, dispute(true))).toMatchObject([
      { change: 'settle', kind: 'dispute.evidence-due' },
    ]);
    expect(changes(DisputeClosed, dispute(true)).map((change) => change.kind)).toEqual([
      'dispute.opened',
      'dispute.evidence-due',
    ]);
  });

  it('a refund that failed says who has the money', () => {
    const [raised] = changes(RefundFailed, {
      ...about,
      refund: { refundId: 'rf_1', amount: money, failure: { code: 'declined', message: 'Declined.' } },
    });
    expect(raised).toMatchObject({ change: 'raise', title: expect.stringContaining('50.00 EUR') as string });
    expect(raised).toMatchObject({ detail: expect.stringContaining('not with the customer') as string });
  });

  it('only a payout that failed is an alert', () => {
    const payout = (status: string) => ({
      storeId: 'shop',
      payout: { payoutId: 'po_1', amount: money, status, failure: null },
    });
    expect(changes(PayoutRecorded, payout('paid'))).toEqual([]);
    expect(changes(PayoutRecorded, payout('failed'))).toMatchObject([{ kind: 'payout.failed' }]);
  });

  it('renewals without an order are one alert of their store until each has one', () => {
    const about = { storeId: 'shop', invoiceId: 'in_1', number: 'R-1', total: money, customerEmail: null };
    const error = { code: 'not-supported', message: 'It takes none.' };
    const [raised] = changes(OrderNotCreated, { ...about, error });
    expect(raised).toMatchObject({ change: 'raise', subject: 'shop', itemId: 'in_1' });
    expect(raised).toMatchObject({ detail: expect.stringContaining('not-supported') as string });
    const made = { orderId: '1', order: {}, payment: {}, invoiceId: 'in_1' };
    expect(changes(OrderCreatedByUs, made)).toMatchObject([{ change: 'settle', itemId: 'in_1' }]);
  });
});
