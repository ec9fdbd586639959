import type { Dispute } from '#contracts/models/dispute';
import type { Refund } from '#contracts/models/payment';
import type { OrderPayout } from '#contracts/models/order-funds';
import type { RunWait } from '#contracts/queries/order-situation';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { aPayment } from '../../specs/a-payment';
import { explainOrder } from './explain-order';
import type { Situation } from './situation';

const NOW = new Date('2026-01-15T12:00:00.000Z');
const EUR = (amount: number) => ({ amount, currency: 'EUR' });
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

const ORDER: Situation['order'] = {
  storeId: 'store-1',
  orderId: '17',
  number: 'N-17',
  commerce: 'kentico-1',
  orderStatus: 'awaiting_payment',
  commerceStatus: 'New',
  paymentStatus: 'pending',
  total: EUR(12_999),
  placedAt: ago(60),
  updatedAt: ago(60),
};
const PROCESS: NonNullable<Situation['process']> = { runs: [], runCount: 1, alerts: [], events: [] };
const MONEY: NonNullable<Situation['money']> = { payments: [], refunds: [], disputes: [] };
const paid = aPayment({ status: 'paid', captured: EUR(12_999), updatedAt: ago(60) });

const situation = (parts: Partial<Situation> = {}): Situation => ({
  now: NOW,
  order: ORDER,
  money: { ...MONEY, payments: [paid] },
  journals: [aJournalEntry({ state: 'posted' })],
  funds: { inBalance: [], payouts: [] },
  process: PROCESS,
  deadLetters: [],
  hasErp: true,
  ...parts,
});
const aPart = (parts: Partial<OrderPayout>): OrderPayout => ({
  payoutId: 'po_1',
  status: 'paid',
  arrivalDate: '2026-01-14',
  part: EUR(12_600),
  movements: 1,
  failure: null,
  replacedBy: null,
  bank: null,
  ...parts,
});
const settled = { ...ORDER, orderStatus: 'paid', paymentStatus: 'paid' } as const;
const withPayment = (parts: Parameters<typeof aPayment>[0]) =>
  situation({ money: { ...MONEY, payments: [aPayment(parts)] }, journals: [] });
const run = (parts: object) => ({
  runId: 'run-1',
  workflowId: 'order-to-cash',
  version: 2,
  state: 'waiting' as const,
  startedAt: ago(60),
  failure: null,
  waits: [],
  ...parts,
});
const waitingRun = (wait: Partial<RunWait> & Pick<RunWait, 'kind'>, order: Situation['order'] = ORDER) =>
  situation({
    order,
    money: MONEY,
    process: {
      ...PROCESS,
      runs: [
        run({
          waits: [
            { stepId: 'a', since: ago(1), dueAt: null, waitingFor: null, attempts: 1, error: null, ...wait },
          ],
        }),
      ],
    },
  });
const event = (type: string, at = ago(50)) => ({
  at,
  type,
  source: 'payments',
  summary: 'It was so',
  eventId: type,
});
const withEvents = (from: Situation, ...types: string[]): Situation => ({
  ...from,
  process: { ...PROCESS, ...from.process, events: types.map((type) => event(type)) },
});
const alerted = (kind: string, subject = 'x') =>
  situation({
    order: settled,
    process: { ...PROCESS, alerts: [{ kind, subject, title: 't', detail: 'd', since: ago(9) }] },
  });
const codes = (from: Situation) => explainOrder(from).reasons.map(({ code, weight }) => `${code} ${weight}`);

describe('why an order stands where it stands', () => {
  it('is a dead letter before anything else, and replaying it helps', () => {
    const told = explainOrder(
      withEvents(
        situation({
          deadLetters: [
            {
              id: 'm1',
              service: 'cms-sync',
              type: 'cms-sync.update-order.v1',
              code: 'no-such-status',
              reason: 'Why',
              deadAt: ago(5),
            },
          ],
        }),
        'dead-letter.recorded',
      ),
    );
    expect(told).toMatchObject({ headline: 'dead-letter', weight: 'blocked' });
    expect(told.reasons[0]).toMatchObject({
      since: ago(5),
      parameters: { service: 'cms-sync', code: 'no-such-status', why: 'Why' },
      events: [{ eventId: 'dead-letter.recorded' }],
      action: { kind: 'replay-dead-letter', deadLetterId: 'm1', service: 'cms-sync' },
    });
  });

  it('is a run that stands still, which can be restarted at that step', () => {
    const failure = { stepId: 'post', code: 'refused', message: 'No' };
    const told = explainOrder(
      situation({ order: settled, process: { ...PROCESS, runs: [run({ state: 'failed', failure })] } }),
    );
    expect(told.reasons[0]).toMatchObject({
      code: 'run-failed',
      parameters: { workflow: 'order-to-cash', step: 'post', code: 'refused' },
      action: { kind: 'restart-run', runId: 'run-1', stepId: 'post' },
    });
  });

  it.each([
    [
      'a step that is tried again',
      { kind: 'retry', attempts: 3, error: { code: 'e', message: 'm' } },
      'step-retrying late',
    ],
    ['an approval', { kind: 'approval' }, 'approval-pending blocked'],
    ['an answer that is awaited', { kind: 'call', waitingFor: 'erp.post-order' }, 'awaiting-answer waiting'],
    ['an answer that is overdue', { kind: 'call', since: ago(6) }, 'step-unanswered late'],
    ['a time that is awaited', { kind: 'timer', dueAt: ago(-60) }, 'awaiting-time waiting'],
  ] as const)('is %s', (_name, wait, code) => {
    expect(codes(waitingRun(wait))).toContain(code);
  });

  it('is what a run listens for only where nothing else says more', () => {
    const listens = { kind: 'listen', waitingFor: 'payment.created' } as const;
    expect(codes(waitingRun(listens))).toEqual(['payment-missing late']);
    const canceled = { ...ORDER, orderStatus: 'canceled' } as const;
    expect(codes(waitingRun(listens, canceled))).toEqual(['awaiting-event waiting']);
    expect(codes(waitingRun(listens, settled))).toEqual(['complete done', 'awaiting-event waiting']);
  });

  it.each([
    ['connection.degraded', 'connection-failing late'],
    ['payment.exception', 'money-exception blocked'],
    ['booking.exception', 'booking-refused blocked'],
  ])('is what %s raised an alert for', (kind, code) => expect(codes(alerted(kind))).toEqual([code]));

  it('says nothing twice: what an alert and the payment both tell is told by the payment', () => {
    expect(codes(alerted('payment.capture-failed'))).toEqual(['complete done']);
  });

  it.each([
    ['nothing paid yet', { status: 'pending', payUrl: 'https://pay.test/1' }, 'awaiting-shopper waiting'],
    ['a step the shopper has to take', { status: 'requires_action' }, 'awaiting-shopper waiting'],
    ['a declined card', { status: 'failed' }, 'payment-declined late'],
    ['a slow method', { status: 'processing' }, 'payment-processing waiting'],
    [
      'a hold that awaits its capture',
      { status: 'authorized', captureBefore: ago(-6_000) },
      'awaiting-capture waiting',
    ],
    [
      'a hold that is lost soon',
      { status: 'authorized', captureBefore: ago(-600) },
      'authorization-expiring late',
    ],
    ['a hold that is lost', { status: 'authorized', captureBefore: ago(1) }, 'authorization-lost blocked'],
    ['a payment that ran out', { status: 'expired' }, 'payment-expired late'],
    ['a payment that was canceled', { status: 'canceled' }, 'payment-canceled done'],
  ] as const)('is %s', (_name, parts, code) => expect(codes(withPayment(parts))).toContain(code));

  it('AC-24: is a payment that the provider would not take, with its words', () => {
    const failure = { code: 'amount-too-small', declineCode: null, message: 'Too small.', at: ago(5) };
    const told = explainOrder({
      ...withPayment({ status: 'canceled', failure }),
      order: { ...ORDER, orderStatus: 'payment_failed', paymentStatus: 'failed' },
    });
    expect(told.headline).toBe('payment-refused');
    expect(told.reasons[0]).toMatchObject({ weight: 'blocked', parameters: { why: 'Too small.' } });
    expect(told.reasons.map(({ code }) => code)).not.toContain('payment-canceled');
  });

  it('is a capture that was refused, which can be tried again', () => {
    const told = explainOrder(withEvents(withPayment({ status: 'authorized' }), 'payment.capture-failed'));
    expect(told.reasons[0]).toMatchObject({
      code: 'capture-refused',
      parameters: { why: 'It was so' },
      events: [{ type: 'payment.capture-failed' }],
      action: { kind: 'capture', paymentId: 'pay-1' },
    });
  });

  it('counts the last payment that was not given up', () => {
    const payments = [
      aPayment({ status: 'expired' }),
      aPayment({ status: 'pending' }),
      aPayment({ status: 'canceled' }),
    ];
    expect(codes(situation({ money: { ...MONEY, payments } }))).toEqual(['awaiting-shopper waiting']);
  });

  it('is a review that is open', () => {
    const payments = [aPayment({ status: 'paid', captured: EUR(12_999), review: 'open' })];
    expect(codes(situation({ order: settled, money: { ...MONEY, payments } }))).toEqual([
      'review-open blocked',
    ]);
  });

  it('is a payment that is missing, late after five minutes', () => {
    expect(codes(situation({ money: MONEY }))).toEqual(['payment-missing late']);
    expect(codes(situation({ money: MONEY, order: { ...ORDER, placedAt: ago(1) } }))).toEqual([
      'payment-missing waiting',
    ]);
  });

  it('is a refund on its way or refused, until another one has given the money back', () => {
    const refund = (status: Refund['status'], createdAt = ago(30)): Refund => ({
      refundId: `re-${status}`,
      paymentId: 'pay-1',
      storeId: 'store-1',
      orderId: '17',
      amount: EUR(500),
      status,
      reason: null,
      externalId: null,
      failure: null,
      createdAt,
    });
    const told = (...refunds: Refund[]) =>
      codes(situation({ order: settled, money: { ...MONEY, payments: [paid], refunds } }));
    expect(told(refund('pending'))).toEqual(['refund-pending waiting']);
    expect(told(refund('failed'))).toEqual(['refund-failed blocked']);
    expect(told(refund('failed'), refund('succeeded', ago(1)))).toEqual(['complete done']);
  });

  it('is a dispute: for us to answer, or for the bank to decide', () => {
    const dispute = (submitted: boolean, status: Dispute['status'] = 'needs_response'): Dispute => ({
      disputeId: 'du_1',
      paymentId: 'pay-1',
      storeId: 'store-1',
      orderId: '17',
      connectionId: 'stripe-1',
      chargeId: 'ch_1',
      status,
      version: 1,
      amount: EUR(12_999),
      reason: 'product_not_received',
      fundsWithdrawn: true,
      evidence: { dueBy: ago(-900), submitted, pastDue: false },
      openedAt: ago(30),
      updatedAt: ago(30),
    });
    const told = (one: Dispute) =>
      codes(situation({ order: settled, money: { ...MONEY, payments: [paid], disputes: [one] } }));
    expect(told(dispute(false))).toEqual(['dispute-open blocked']);
    expect(told(dispute(true))).toEqual(['dispute-open waiting']);
    expect(told(dispute(true, 'won'))).toEqual(['complete done']);
  });

  it('is the shop, the books or the ERP that has not followed the money', () => {
    const missing = situation({ journals: [] });
    expect(codes(missing)).toEqual(['shop-behind late', 'not-booked late']);
    const fresh = {
      ...MONEY,
      payments: [aPayment({ status: 'paid', captured: EUR(12_999), updatedAt: ago(1) })],
    };
    expect(codes(situation({ journals: [], money: fresh }))).toEqual([
      'shop-behind waiting',
      'not-booked waiting',
    ]);
    const booked = (state: 'recorded' | 'failed', createdAt: string) =>
      situation({ order: settled, journals: [aJournalEntry({ state, createdAt })] });
    expect(codes(booked('recorded', ago(1)))).toEqual(['not-in-erp waiting']);
    expect(codes(booked('recorded', ago(16)))).toEqual(['not-in-erp late']);
    expect(codes(booked('failed', ago(1)))).toEqual(['erp-refused blocked']);
    expect(codes({ ...booked('recorded', ago(16)), hasErp: false })).toEqual(['complete done']);
  });

  it('is money on its way to the bank only beside that all is done', () => {
    const inBalance = [{ money: EUR(12_600), movements: 1, since: ago(30) }];
    const onTheWay = (parts: Partial<OrderPayout>): Situation =>
      situation({ order: settled, funds: { inBalance: [], payouts: [aPart(parts)] } });
    expect(codes(situation({ order: settled, funds: { inBalance, payouts: [] } }))).toEqual([
      'complete done',
      'awaiting-payout waiting',
    ]);
    expect(codes(onTheWay({ status: 'in_transit' }))).toEqual(['complete done', 'payout-on-its-way waiting']);
    expect(codes(onTheWay({}))).toEqual(['complete done']);
    expect(codes(situation({ order: ORDER, funds: { inBalance, payouts: [] } }))).toEqual([
      'shop-behind late',
    ]);
  });

  it('is a payout that failed or that the bank does not show, which leads to the payout', () => {
    const failed = aPart({ status: 'failed', failure: { code: 'account_closed', message: 'It is closed' } });
    const told = (payout: OrderPayout) =>
      explainOrder(situation({ order: settled, funds: { inBalance: [], payouts: [payout] } }));
    expect(told(failed).reasons).toEqual([
      expect.objectContaining({
        code: 'payout-failed',
        weight: 'blocked',
        money: EUR(12_600),
        parameters: { payout: 'po_1', day: '2026-01-14', why: 'It is closed' },
        action: { kind: 'watch-payout', payoutId: 'po_1' },
      }),
    ]);
    expect(told({ ...failed, replacedBy: 'po_2' }).headline).toBe('complete');
    expect(told(aPart({ bank: { state: 'missing', valueDate: null } })).reasons).toMatchObject([
      { code: 'bank-missing', weight: 'late' },
    ]);
  });

  it('is that no workflow takes it, that all is done, or that nothing is open', () => {
    const quiet = { money: MONEY, process: { ...PROCESS, runCount: 0 } };
    expect(codes(situation({ ...quiet, order: ORDER }))).toEqual(['no-workflow done']);
    expect(codes(situation({ order: settled }))).toEqual(['complete done']);
    const canceled = { ...ORDER, orderStatus: 'canceled' } as const;
    expect(codes(situation({ order: canceled, money: MONEY }))).toEqual(['nothing-open done']);
  });

  it('is told without the services that do not answer, which are named', () => {
    const told = explainOrder(situation({ money: null, journals: null, process: null }), ['payments']);
    expect(told).toMatchObject({ headline: 'nothing-open', unanswered: ['payments'] });
  });
});
