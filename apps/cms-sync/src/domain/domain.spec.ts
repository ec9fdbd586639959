import fc from 'fast-check';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '#contracts/models/statuses';
import { StoreSchema } from '#contracts/models/configuration';
import type { Order } from '#contracts/models/order';
import { anOrder } from '#testing/factories/order';
import { transitionOf } from './commerce-transition';
import type { KnownOrder } from './observe-order';
import { observeOrder } from './observe-order';
import { mayMove } from './order-status';
import { paymentStatusOf } from './payment-status';
import { planUpdate } from './plan-update';

const store = StoreSchema.parse({
  id: 'shop',
  commerce: 'c',
  payment: 'p',
  capture: { mode: 'manual', approvedStatus: 'Approved', readyStatus: 'Ready' },
  statuses: {
    toCommerce: { paid: 'Paid', payment_failed: 'Failed', capture_failed: 'Trouble' },
    fromCommerce: { Void: 'canceled', Done: 'completed', Paid: 'paid' },
  },
  urls: { success: 'https://shop.example/a', cancel: 'https://shop.example/b' },
});
const word = fc.constantFrom('New', 'Approved', 'Ready', 'Paid', 'Void', 'Done', 'approved', 'READY', '');
const status = fc.constantFrom(...ORDER_STATUSES);

describe('the order’s status', () => {
  it('comes to an end: no walk returns from refunded, and a paid order is never unpaid again', () => {
    const before = ['placed', 'awaiting_payment', 'authorized', 'payment_failed', 'capture_failed'] as const;
    for (const to of ORDER_STATUSES) expect(mayMove('refunded', to)).toBe(false);
    for (const to of before) {
      for (const from of ['paid', 'completed', 'canceled', 'refunded'] as const) {
        expect(mayMove(from, to)).toBe(false);
      }
    }
  });

  it('AC-20: is the same for a sequence of facts and for the same sequence with any of them repeated', () => {
    const walk = (facts: readonly (typeof ORDER_STATUSES)[number][]) =>
      facts.reduce(
        (from, to) => (mayMove(from, to) ? to : from),
        'placed' as const as (typeof ORDER_STATUSES)[number],
      );
    fc.assert(
      fc.property(fc.array(status, { maxLength: 12 }), (facts) => {
        expect(walk(facts.flatMap((fact) => [fact, fact]))).toBe(walk(facts));
      }),
    );
  });
});

describe('a move of the commerce status', () => {
  it('captures only from approved to ready, whatever the spelling', () => {
    fc.assert(
      fc.property(fc.option(word), word, (previous, current) => {
        const captures = transitionOf(store, previous, current) === 'ready_for_capture';
        expect(captures).toBe(previous?.toLowerCase() === 'approved' && current.toLowerCase() === 'ready');
      }),
    );
  });

  it('captures never in a store that names no statuses', () => {
    const silent = { ...store, capture: { ...store.capture, approvedStatus: null, readyStatus: null } };
    fc.assert(
      fc.property(fc.option(word), word, (previous, current) => {
        expect(transitionOf(silent, previous, current)).not.toBe('ready_for_capture');
      }),
    );
  });
});

describe('what is seen of an order', () => {
  const at = (minute: number, changes: Partial<Order> = {}): Order => ({
    ...anOrder(),
    commerceStatus: 'New',
    modifiedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    ...changes,
  });
  const known: KnownOrder = {
    orderStatus: 'placed',
    commerceStatus: 'New',
    fingerprint: 'a',
    order: at(5),
    lastMoveId: null,
  };

  it('is stale when it was read before what is known', () => {
    expect(observeOrder(known, { order: at(4), fingerprint: 'b', statusMoves: [] }, [], store).kind).toBe(
      'stale',
    );
  });

  it('is not stale when it knows a later move, whatever its time says: clocks of a web farm differ, and go back in autumn', () => {
    const statusMoves = [
      { id: 7, from: null, to: 'New' },
      { id: 8, from: 'New', to: 'Void' },
    ];
    const seen = { order: at(4, { commerceStatus: 'Void' }), fingerprint: 'b', statusMoves };
    const move = { previous: 'New', current: 'Void', transition: 'canceled' };
    expect(observeOrder({ ...known, lastMoveId: 7 }, seen, [], store)).toMatchObject({
      kind: 'changed',
      moves: [move],
    });
    expect(observeOrder({ ...known, lastMoveId: 8 }, seen, [], store).kind).toBe('stale');
    // The move came between reading the row and its history.
    const torn = { ...seen, order: at(4) };
    expect(observeOrder({ ...known, lastMoveId: 7 }, torn, [], store).kind).toBe('stale');
  });

  it('is unchanged by its fingerprint', () => {
    expect(observeOrder(known, { order: at(9), fingerprint: 'a', statusMoves: [] }, [], store).kind).toBe(
      'unchanged',
    );
  });

  it('is our own move while we are writing it, and somebody else’s otherwise', () => {
    const seen = { order: at(6, { commerceStatus: 'Void' }), fingerprint: 'b', statusMoves: [] };
    expect(observeOrder(known, seen, ['void'], store)).toMatchObject({ moves: [], orderStatus: 'placed' });
    expect(observeOrder(known, seen, [], store)).toMatchObject({
      moves: [{ previous: 'New', current: 'Void', transition: 'canceled' }],
      orderStatus: 'canceled',
    });
  });

  it('tells every move since the last look, by the history, and not those it knows', () => {
    const seen = {
      order: at(6, { commerceStatus: 'Done' }),
      fingerprint: 'b',
      statusMoves: [
        { id: 1, from: 'New', to: 'Approved' },
        { id: 2, from: 'Approved', to: 'Ready' },
        { id: 3, from: 'Ready', to: 'Done' },
      ],
    };
    const approved = { ...known, commerceStatus: 'Approved', lastMoveId: 1 };
    expect(observeOrder(approved, seen, [], store)).toMatchObject({
      moves: [{ transition: 'ready_for_capture' }, { previous: 'Ready', transition: 'completed' }],
      orderStatus: 'completed',
    });
    const unread = { moves: [{ previous: 'Approved', current: 'Done' }] };
    expect(observeOrder(approved, { ...seen, statusMoves: null }, [], store)).toMatchObject(unread);
    expect(observeOrder({ ...approved, lastMoveId: null }, seen, [], store)).toMatchObject(unread);
  });

  it('makes no order paid because the commerce system says so: about money only payments decide', () => {
    const seen = { order: at(6, { commerceStatus: 'Paid' }), fingerprint: 'b', statusMoves: [] };
    expect(observeOrder(known, seen, [], store)).toMatchObject({ orderStatus: 'placed' });
  });

  it('X-10: depends on no currency and no country', () => {
    const code = fc.stringMatching(/^[A-Z]{3}$/);
    const country = fc.stringMatching(/^[A-Z]{2}$/);
    fc.assert(
      fc.property(
        code,
        country,
        fc.integer({ min: 0, max: 1e9 }),
        fc.boolean(),
        (currency, land, amount, more) => {
          const order = (total: number): Order => {
            const base = at(6, { currency, total: { amount: total, currency } });
            const address = base.billingAddress && { ...base.billingAddress, country: land };
            return { ...base, billingAddress: address };
          };
          const before = { ...known, order: order(amount) };
          const seen = { order: order(more ? amount + 1 : amount), fingerprint: 'b', statusMoves: [] };
          expect(observeOrder(before, seen, [], store)).toMatchObject({
            kind: 'changed',
            totalChanged: more,
            contentChanged: more,
          });
        },
      ),
    );
  });
});

describe('what an update writes', () => {
  const subject = { commerceStatus: 'Ready', previousCommerceStatus: 'Approved' };

  it('writes a status only when the order moves to it', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        const plan = planUpdate({ ...subject, orderStatus: from }, { orderStatus: to }, store);
        expect(plan.moves).toBe(mayMove(from, to));
        expect(plan.orderStatus).toBe(plan.moves ? to : from);
        if (!plan.moves) expect(plan.commerceStatus).toBeNull();
      }),
    );
  });

  it('AC-29: restores what was before the order was declared ready, and only from there', () => {
    const wanted = { orderStatus: 'capture_failed', restorePreviousStatus: true } as const;
    const plan = planUpdate({ ...subject, orderStatus: 'authorized' }, wanted, store);
    expect(plan).toEqual({ orderStatus: 'capture_failed', moves: true, commerceStatus: 'Approved' });
    const moved = { ...subject, orderStatus: 'authorized', commerceStatus: 'Done' } as const;
    expect(planUpdate(moved, wanted, store).commerceStatus).toBeNull();
  });
});

describe('where the money stands', () => {
  const payment = fc.record({
    status: fc.constantFrom(...PAYMENT_STATUSES),
    createdAt: fc.date({ noInvalidDate: true }),
  });

  it('does not depend on the order in which payments are told', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(payment, { maxLength: 5, selector: ({ createdAt }) => createdAt.getTime() }),
        (payments) => {
          expect(paymentStatusOf([...payments].reverse())).toBe(paymentStatusOf(payments));
        },
      ),
    );
  });

  it('does not let a later attempt that failed hide money that came', () => {
    const [early, late] = [new Date(1000), new Date(2000)];
    expect(
      paymentStatusOf([
        { status: 'paid', createdAt: early },
        { status: 'expired', createdAt: late },
      ]),
    ).toBe('paid');
    expect(paymentStatusOf([])).toBe('pending');
  });
});
