import { balances } from '../scenario/books.mjs';

/**
 * Looks at one finished order from all sides: our API, the shop's own database, Stripe's own ledger, the ERP's.
 * @param {object} facts
 * @param {object} facts.order what the admin API says
 * @param {object} facts.expected orderStatus, paymentStatus, charges
 * @param {object[]} facts.paymentIntents all of the order at Stripe
 * @param {number} facts.sessions checkout pages of the order at Stripe
 * @param {object[]} facts.movements Stripe's balance transactions of the order's charges
 * @param {object[]} facts.entries our journal entries
 * @param {string[]} facts.erpKeys keys of the ERP's submitted journal entries, as often as they occur
 * @param {object} facts.shopOrder the shop's row
 * @returns {string[]} what is wrong, in words; empty when all is well
 */
export function violationsOf({
  order,
  expected,
  paymentIntents,
  sessions,
  movements,
  entries,
  erpKeys,
  shopOrder,
}) {
  const wrong = [];
  const must = (holds, what) => {
    if (!holds) wrong.push(what);
  };
  must(
    order.paymentStatus === expected.paymentStatus,
    `payment ${order.paymentStatus}, not ${expected.paymentStatus}`,
  );
  must(order.orderStatus === expected.orderStatus, `order ${order.orderStatus}, not ${expected.orderStatus}`);
  must(shopOrder.OrderIsPaid === true, 'the shop does not say paid');

  const received = paymentIntents.reduce((sum, intent) => sum + intent.amount_received, 0);
  const total = expected.charges ? order.total.amount : 0;
  must(received === total, `Stripe received ${received}, the total is ${total}`);
  const succeeded = paymentIntents.filter(({ status }) => status === 'succeeded').length;
  must(succeeded === (expected.charges ? 1 : 0), `${succeeded} payments succeeded at Stripe`);

  must(sessions <= 1, `${sessions} checkout pages at Stripe, on each of which somebody could pay`);

  must(entries.every(balances), 'an entry does not balance');
  const booked = entries.map(({ key }) => movementOf(key)).sort();
  const moved = movements.map(({ id }) => `stripe:${id}`).sort();
  must(
    JSON.stringify(booked) === JSON.stringify(moved),
    `booked ${booked.length} of ${moved.length} movements`,
  );
  for (const key of moved) {
    const times = erpKeys.filter((erpKey) => erpKey === key).length;
    must(times === 1, `the ERP has ${key} ${times} times`);
  }
  return wrong;
}

/** Money that was nobody's at first is taken back and booked anew once its order is known; the ERP has it under the first key. */
const movementOf = (key) => key.replace(/:2$/, '');
