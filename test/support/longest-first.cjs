const Sequencer = require('@jest/test-sequencer').default;
const { statSync } = require('node:fs');
const { relative } = require('node:path');

/**
 * Seconds that suites take on two cores among all others, of those whose kind and size say too little: most start or stop whole systems
 * or tools, a few compute. Only the order matters.
 */
const MEASURED = {
  'test/console/payouts.e2e.spec.ts': 170,
  'libs/connectors/tryton/tryton-port.int.spec.ts': 175,
  'test/kill.e2e.spec.ts': 120,
  'test/console/designer-editing.e2e.spec.ts': 170,
  'test/console/every-page.e2e.spec.ts': 110,
  'test/console/operate.e2e.spec.ts': 70,
  'test/console/settings.e2e.spec.ts': 45,
  'apps/cms-sync/src/customers/specs/import-customers.int.spec.ts': 80,
  'test/planted-bug.e2e.spec.ts': 70,
  'test/console/mapper.e2e.spec.ts': 75,
  'test/console/reconciliation.e2e.spec.ts': 45,
  'scripts/scripts.spec.ts': 65,
  'test/fuzz.e2e.spec.ts': 40,
  'test/console/repair.e2e.spec.ts': 55,
  'test/platform-team.e2e.spec.ts': 40,
  'test/console/designer.e2e.spec.ts': 50,
  'apps/gateway/src/webhooks/faults.int.spec.ts': 35,
  'libs/messaging/specs/process-death.int.spec.ts': 35,
  'test/demo.e2e.spec.ts': 30,
  'apps/payments/src/sweeps/webhook-gap.int.spec.ts': 45,
  'apps/cms-sync/src/process-webhook/process-webhook.int.spec.ts': 20,
  'test/simulation/simulation.spec.ts': 20,
  'apps/reconciliation/src/specs/tryton-books.int.spec.ts': 20,
  'apps/payments/src/specs/races.int.spec.ts': 20,
  'apps/payments/src/specs/faults.int.spec.ts': 20,
  'libs/messaging/specs/broker-death.int.spec.ts': 17,
  'scripts/scripts.int.spec.ts': 15,
  'apps/orchestrator/src/engine/twin/twin.spec.ts': 10,
};
const BYTES_PER_SECOND = 4_000;

/** What a suite may take on a machine that has never run it. */
function guess({ path, context }) {
  const name = relative(context.config.rootDir, path).replaceAll('\\', '/');
  if (MEASURED[name] !== undefined) return MEASURED[name];
  const size = statSync(path).size / BYTES_PER_SECOND;
  if (name.endsWith('.e2e.spec.ts')) return 25 + size;
  return name.endsWith('.int.spec.ts') ? 6 + size : size;
}

/**
 * Long suites first. A clean clone has no record of how long each took, and jest then goes by the size of the file, which leaves the
 * longest, of a few lines, to the end, where one worker runs it while the other has nothing left to do.
 */
module.exports = class LongestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? guess(test) * 1_000;
  }
};
module.exports.MEASURED = MEASURED;
