import { compiled } from '../../lib/provision/compiled.mjs';
import { figure } from '../goals.mjs';

const ENTRIES = 100;
const AT_A_TIME = 8;
const DAY = '2026-11-20';

const entry = (index) => ({
  entryId: `entry-${index}`,
  storeId: 'shop',
  orderId: String(index),
  key: `stripe:txn_bench_${index}`,
  rule: '2',
  ruleVersion: '1',
  description: `Sale ${index}`,
  currency: 'EUR',
  date: DAY,
  lines: [
    ['1100', 11305, 0],
    ['4000', 0, 9000],
    ['4010', 0, 500],
    ['2100', 0, 1805],
  ].map(([account, debit, credit]) => ({ account, accountName: account, debit, credit })),
  state: 'recorded',
  erp: null,
  createdAt: `${DAY}T10:00:00Z`,
});

/** Entries per second, so many at a time. */
async function rate(count, post) {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (next < count) {
        next += 1;
        await post(next);
      }
    }),
  );
  return count / ((performance.now() - began) / 1000);
}

/** What an entry costs Tryton itself: made and posted, neither looked for nor read back. */
async function bareTryton(admin) {
  const id = (model, domain) => admin.id(model, domain);
  const accounts = {};
  for (const code of ['1100', '4000', '4010', '2100']) {
    accounts[code] = await id('account.account', [['code', '=', code]]);
  }
  const journal = await id('account.journal', [['code', '=', 'STRIPE']]);
  const { wireDate, decimal } = compiled('libs/connectors/tryton/client/wire.js');
  const date = wireDate(DAY);
  const period = await id('account.period', [
    ['start_date', '<=', date],
    ['end_date', '>=', date],
  ]);
  const major = (amount) => decimal((amount / 100).toFixed(2));
  return async (index) => {
    const { lines } = entry(index);
    const values = lines.map(({ account, debit, credit }) => ({
      account: accounts[account],
      debit: major(debit),
      credit: major(credit),
    }));
    const description = `bare ${index}`;
    const move = await admin.create('account.move', {
      journal,
      period,
      date,
      description,
      lines: [['create', values]],
    });
    await admin.call('account.move', 'post', [move]);
  };
}

async function tryton({ servers, terminal }) {
  const { trytonMissing } = compiled('libs/connectors/tryton/fixtures/tryton-installed.js');
  const reason = trytonMissing();
  if (reason !== undefined) {
    terminal.line(`Posting to Tryton is not measured: ${reason}.`);
    return [];
  }
  const { startTryton } = compiled('libs/connectors/tryton/fixtures/start-tryton.js');
  const running = await startTryton(servers.databaseAdminUrl);
  try {
    const bare = await bareTryton(running.admin);
    await bare(0);
    await running.port.postJournal(entry(0));
    const own = await rate(ENTRIES, (index) => running.port.postJournal(entry(index)));
    const yardstick = await rate(ENTRIES, bare);
    return [
      figure(
        'P21.tryton',
        own / yardstick,
        `${own.toFixed(1)} entries/s beside ${yardstick.toFixed(1)} bare`,
      ),
    ];
  } finally {
    await running.close();
  }
}

async function erpNext() {
  const { startErpNext } = compiled('libs/connectors/erpnext/fixtures/start-erpnext.js');
  const running = await startErpNext();
  try {
    await running.port.postJournal(entry(0));
    const own = await rate(ENTRIES * 3, (index) => running.port.postJournal(entry(index)));
    return [figure('P21.erpnext', own, 'against the simulator: our own part of the cost')];
  } finally {
    await running.close();
  }
}

/** P21: entries posted per second through the connectors, eight at a time. */
export const posting = async (context) => [...(await erpNext()), ...(await tryton(context))];
