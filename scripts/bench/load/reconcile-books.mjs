import { compiled } from '../../lib/provision/compiled.mjs';

const books = (path) => compiled(`apps/reconciliation/src/${path}.js`);
const NOW = new Date('2026-12-02T10:00:00Z');
const PERIOD = '2026-11';

/** What the service does with what is booked, put together by hand: no broker, no timers. */
function service(database) {
  const { StoreSchema } = compiled('libs/contracts/models/configuration.js');
  const { Periodic } = compiled('libs/service/schedule/periodic.js');
  const { silentLogger } = compiled('libs/platform/logging/logger.js');
  const urls = { success: 'https://shop.test/ok', cancel: 'https://shop.test/no' };
  const store = StoreSchema.parse({ id: 'shop', commerce: 'commerce', payment: 'payment', erp: 'erp', urls });
  const clock = { now: () => NOW };
  const periodic = new Periodic(database, silentLogger, false);
  const configuration = { stores: () => [store], store: () => store };
  const repository = (file, name) => new (books(`database/${file}.repository`)[name])();
  const payouts = repository('payout', 'PayoutRepository');
  const balances = repository('balance', 'BalanceRepository');
  const matches = repository('bank-match', 'BankMatchRepository');
  const { ReconcilePayout } = books('reconcile-payout/reconcile-payout');
  const reconcile = new ReconcilePayout(
    periodic,
    database,
    payouts,
    repository('payout-content', 'PayoutContentRepository'),
    repository('payout-bank', 'PayoutBankRepository'),
    clock,
  );
  const { FindExceptions } = books('expectations/find-exceptions');
  const find = new FindExceptions(periodic, database, configuration, clock);
  const { PeriodReadinessOf } = books('get-period/period-readiness');
  const checks = repository('period-checks', 'PeriodChecksRepository');
  const readiness = new PeriodReadinessOf(repository('period', 'PeriodRepository'), checks, balances, clock);
  const { EvidenceSections } = books('export-evidence/evidence-sections');
  const evidence = new EvidenceSections(
    database,
    repository('evidence', 'EvidenceRepository'),
    readiness,
    reconcile,
  );
  return { store, clock, payouts, matches, reconcile, find, readiness, evidence };
}

async function explainAll({ reconcile, payouts }, database) {
  while ((await payouts.toCheck(database, 1)).length > 0) await reconcile.run();
}

/** Which bank lines are which payouts; deciding only, nothing is booked. */
async function matchBank({ matches, store }, database) {
  const { matchBankLines } = books('domain/match-bank-lines');
  const { legOf } = books('domain/payout-legs');
  const legs = (await matches.payouts(database, store.id, '2026-10-01', '2026-12-31')).map(({ payout }) => ({
    ...legOf(payout, 'paid', null),
    currency: 'EUR',
    trace: payout.traceId,
    descriptor: 'STRIPE',
  }));
  const found = matchBankLines(await matches.candidates(database, store.id, legs), 0);
  return found.filter(({ kind }) => kind === 'match').length;
}

/** Reads every page of the month's evidence and keeps none. */
async function exportEvidence({ evidence, store }) {
  const { EVIDENCE_SECTIONS } = compiled('libs/contracts/queries/periods.js');
  let records = 0;
  for (const section of EVIDENCE_SECTIONS) {
    for (let after = null, more = true; more;) {
      const { items, next } = await evidence.page({ store, period: PERIOD, section, after, limit: 100 });
      records += items.length;
      after = next;
      more = next !== null;
    }
  }
  return records;
}

/** Holds a month's books against everything once; answers milliseconds of each way of doing so. */
export async function reconcileBooks(database) {
  const parts = service(database);
  const times = {};
  const timed = async (name, work) => {
    const began = performance.now();
    const result = await work();
    times[name] = performance.now() - began;
    return result;
  };
  await timed('payouts', () => explainAll(parts, database));
  const matched = await timed('bank', () => matchBank(parts, database));
  await timed('exceptions', () => parts.find.run());
  const days = { from: `${PERIOD}-01`, through: `${PERIOD}-30` };
  const { checks } = await timed('month end', () => parts.readiness.run(database, parts.store, days));
  const records = await timed('evidence', () => exportEvidence(parts));
  const apart = checks.filter(({ ok, check }) => !ok && check !== 'bank-lines' && check !== 'exceptions');
  return { times, matched, records, apart: apart.map(({ check }) => check) };
}
