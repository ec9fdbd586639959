import type { ModelService } from '#messaging/simulation/model-service';
import { aPayout } from '#testing/factories/payout';
import { paymentOf } from './services/payment-records';
import { clearingOf, type Entry } from './services/books';
import { compareLedgers } from '../../apps/reconciliation/src/domain/compare-ledgers';
import { explainPayout } from '../../apps/reconciliation/src/domain/explain-payout';
import {
  matchBankLines,
  type Candidate,
  type PayoutLeg,
} from '../../apps/reconciliation/src/domain/match-bank-lines';
import { rankOf, type Standing } from '../../apps/payments/src/domain/standing';
import type { RunState } from '../../apps/orchestrator/src/engine/run/run-state';
import type { Story } from './stories';
import type { World } from './world';

/** Where an order may stand in the end, by what was done with it. */
const ENDS: Readonly<Record<Story['kind'], readonly string[]>> = {
  paid: ['paid'],
  'declined-first': ['paid'],
  captured: ['paid'],
  canceled: ['canceled'],
  'canceled-or-paid': ['canceled', 'refunded'],
  unpaid: ['awaiting_payment'],
};

/** Everything that is not as it must be, against the ledgers of the outside world. */
export function judgeWorld(world: World, stories: readonly Story[]): string[] {
  const service = (name: string): ModelService => world.services.find((one) => one.name === name)!;
  return [
    ...judgeQueues(world),
    ...stories.flatMap((story) =>
      judgeOrder(world, story, service('payments'), service('orchestrator')).map(
        (fault) => `order ${story.order.orderId} (${story.kind}): ${fault}`,
      ),
    ),
    ...judgeBooks(world, service('reconciliation')),
  ];
}

function judgeQueues(world: World): string[] {
  const faults = world.services.flatMap(({ name, dead, store }) => [
    ...dead.map(
      ({ message, failure }) => `${name}: ${message.name} died of ${failure.code}: ${failure.message}`,
    ),
    ...(store.outbox.length > 0 ? [`${name}: ${store.outbox.length} messages never left the outbox`] : []),
  ]);
  return world.broker.depth > 0 ? [...faults, `${world.broker.depth} messages lie in queues`] : faults;
}

function judgeOrder(
  world: World,
  { order, kind }: Story,
  payments: ModelService,
  orchestrator: ModelService,
): string[] {
  const { orderId, total } = order;
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const intents = world.stripe.intents.filter((one) => one.orderId === orderId);
  const taken = intents.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
  const paid = ['paid', 'declined-first', 'captured'].includes(kind);
  must(intents.length <= 1, `${intents.length} payments at Stripe`);
  must(taken === (paid ? total.amount : 0), `Stripe has taken ${taken} of ${total.amount}`);
  const status = world.shop.orders.get(orderId)!.status;
  must(ENDS[kind].includes(status), `the shop says ${status}`);
  const run = orchestrator.store.get<RunState>(`run ${orderId}`);
  const running = paid ? 'completed' : 'waiting';
  must(
    run?.status === running,
    `the run is ${run?.status ?? 'missing'}${run?.failure ? `: ${run.failure.message}` : ''}`,
  );
  const payment = paymentOf(payments.store, orderId);
  const [intent] = intents;
  must(
    (payment?.state.captured ?? 0) === (intent?.captured ?? 0) &&
      (payment?.refunded ?? 0) === (intent?.refunded ?? 0),
    'our payment is not what Stripe has',
  );
  const ranks = (payments.store.get<readonly Standing[]>(`standings ${orderId}`) ?? []).map(rankOf);
  must(
    ranks.every((rank, index) => rank >= (ranks[index - 1] ?? 0)),
    'the payment went back to where it had been',
  );
  const inErp = world.erp.orders.filter(({ reference }) => reference === orderId).length;
  must(paid ? inErp === 1 : inErp <= 1, `the ERP has the order ${inErp} times`);
  if (!paid) must((world.erp.reserved.get(orderId) ?? 0) === 0, 'stock is still held');
  return faults;
}

function judgeBooks(world: World, books: ModelService): string[] {
  const entries = books.store.keys('entries ').flatMap((key) => books.store.get<readonly Entry[]>(key)!);
  const { movements } = world.stripe;
  const faults: string[] = [];
  for (const { balanceTransactionId, net } of movements) {
    const own = entries.filter(({ key }) => key === `stripe:${balanceTransactionId}`);
    if (own.length !== 1) faults.push(`${balanceTransactionId} is booked ${own.length} times`);
    else if (clearingOf(own[0]!.entry) !== net)
      faults.push(`${balanceTransactionId} moves clearing by another net`);
  }
  if (entries.length !== movements.length)
    faults.push(`${entries.length} entries for ${movements.length} movements`);
  for (const { key, entry } of entries) {
    const off = entry.lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    if (off !== 0) faults.push(`${key} is off by ${off}`);
  }
  const compared = compareLedgers(
    entries.map(({ key, entry, at }) => ({
      ...{ key, entryId: key, currency: entry.currency, createdAt: at, amount: clearingOf(entry) },
    })),
    world.erp.journal,
    world.time.now(),
  );
  faults.push(...compared.differences.map(({ kind, key }) => `books and ERP: ${kind} ${key}`));
  if (compared.onTheirWay > 0) faults.push(`${compared.onTheirWay} entries never reached the ERP`);
  return [...faults, ...judgePayout(world, entries)];
}

/** Everything is paid out once: the payout is explained by the books, and found at the bank in whatever order the lines come. */
function judgePayout(world: World, entries: readonly Entry[]): string[] {
  const { movements } = world.stripe;
  if (movements.length === 0) return [];
  const booked = new Set(entries.map(({ movement }) => movement.balanceTransactionId));
  const amount = movements.reduce((sum, { net }) => sum + net, 0);
  const payout = aPayout({ amount, traceId: 'trace-1' });
  const groups = ['charge', 'refund'].map((category) => {
    const own = movements.filter(({ reportingCategory }) => reportingCategory === category);
    const sum = (field: 'amount' | 'fee'): number => own.reduce((total, one) => total + one[field], 0);
    return {
      ...{
        category,
        currency: 'EUR',
        count: own.length,
        exchange: 0,
        amount: sum('amount'),
        fee: sum('fee'),
      },
      booked: own.filter(({ balanceTransactionId }) => booked.has(balanceTransactionId)).length,
    };
  });
  const { state, remainder } = explainPayout({
    payout,
    listed: true,
    groups,
    missing: { count: 0, ids: [] },
  });
  const faults = state === 'explained' ? [] : [`the payout is ${state}, remainder ${remainder}`];
  return amount > 0 ? [...faults, ...judgeBank(world, amount)] : faults;
}

function judgeBank({ faults }: World, amount: number): string[] {
  const leg = (payoutId: string, size: number): PayoutLeg => ({
    ...{
      connectionId: 'stripe',
      payoutId,
      leg: 'paid',
      amount: size,
      arrivalDate: '2026-01-16',
      matchedLineId: null,
    },
  });
  const legs = [leg('po_1', amount), leg('po_2', amount), leg('po_3', amount + 1)];
  const candidates: Candidate[] = legs.flatMap((candidate, index) =>
    legs.map((other) => ({
      ...{ lineId: `line-${index}`, amount: candidate.amount, valueDate: '2026-01-17', leg: other },
      ...{ traced: candidate === other, described: true },
    })),
  );
  const shuffled = candidates
    .map((candidate) => ({ candidate, at: faults.chance('bank') }))
    .sort((one, other) => one.at - other.at)
    .map(({ candidate }) => candidate);
  const matched = matchBankLines(shuffled, 0).filter(
    (finding) => finding.kind === 'match' && finding.legs[0] === legs[Number(finding.lineId.slice(5))],
  );
  return matched.length === legs.length ? [] : [`${matched.length} of ${legs.length} bank lines are matched`];
}
