import { requestJson } from '../system/http-json.mjs';
import { waitUntil } from '../process/wait-until.mjs';
import { readLedgers } from './ledgers.mjs';
import { violationsOf } from './checker.mjs';

/** What waits in the longest delay queue that a few failures lead to comes within it. */
const SETTLE_DEADLINE_MS = 90_000;
const NOT_JUDGED = 'not judged';

async function judgeOne(driver, ledgers, { scenario, storeId, orderId, problem }) {
  const order = await driver.order(storeId, orderId);
  if (order === undefined) {
    const intents = ledgers.paymentIntents(storeId, orderId);
    const paid = intents.filter(({ status }) => status === 'succeeded').length;
    return [
      `unknown to the admin API; ${problem ?? ''}`,
      ...(paid > 1 ? [`paid ${paid} times at Stripe`] : []),
    ];
  }
  return violationsOf({
    order,
    expected: { ...scenario.expected, charges: scenario.charges },
    paymentIntents: ledgers.paymentIntents(storeId, orderId),
    sessions: ledgers.sessions(storeId, orderId),
    movements: ledgers.movements(storeId, orderId),
    entries: await driver.journalEntries(storeId, orderId),
    erpKeys: ledgers.erpJournalKeys,
    shopOrder: ledgers.shopOrder(orderId) ?? {},
  });
}

/** Ids of all of Stripe's events in the webhook log. */
async function storedEvents({ urls, adminToken }) {
  const ids = new Set();
  let cursor;
  do {
    const query = new URLSearchParams({
      connection: 'stripe',
      limit: '200',
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await requestJson('GET', `${urls.gateway}/api/v1/webhook-events?${query}`, {
      token: adminToken,
    });
    for (const { externalEventId, state } of page.items) if (state !== 'rejected') ids.add(externalEventId);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function judgeAll(driver, stories, watch) {
  const ledgers = await readLedgers(driver.urls.sandbox);
  const { items: deadLetters } = await requestJson(
    'GET',
    `${driver.urls.gateway}/api/v1/dead-letters?state=dead&limit=200`,
    {
      token: driver.adminToken,
    },
  );
  const violations = [];
  for (const story of stories) {
    for (const what of await judgeOne(driver, ledgers, story)) {
      violations.push(`${story.scenario.name} ${story.storeId}/${story.orderId}: ${what}`);
    }
  }
  // A database that goes back forgets its log; what was in it comes from Stripe again, without the log's rows.
  const kept = watch.remembers ? await storedEvents(driver) : new Set(ledgers.acknowledgedEvents);
  for (const id of ledgers.acknowledgedEvents.filter((event) => !kept.has(event)))
    violations.push(`event ${id} of Stripe was answered with 2xx and is not in the log`);
  if (ledgers.salesOrderCount !== stories.length) {
    violations.push(`the ERP has ${ledgers.salesOrderCount} orders for ${stories.length}`);
  }
  for (const { type, code, reason } of deadLetters)
    violations.push(`dead letter ${type}: ${code}, ${reason}`);
  violations.push(...(await watch.violations(ledgers.effects)));
  return violations;
}

/**
 * Judges until all is well or the time to settle is over; what is wrong then is wrong.
 * @param {import('./watch/watch.mjs').Watch} watch of what was on its way
 */
export async function judge(driver, stories, watch, deadlineMs = SETTLE_DEADLINE_MS) {
  let violations = [NOT_JUDGED];
  await waitUntil(
    async () => {
      // Who cannot be asked just now is asked again.
      violations = await judgeAll(driver, stories, watch).catch((error) => [
        `${NOT_JUDGED}: ${error.message}`,
      ]);
      return violations.length === 0;
    },
    { deadlineMs, everyMs: 1_000, what: 'every order to be right' },
  ).catch(() => undefined);
  return violations;
}
