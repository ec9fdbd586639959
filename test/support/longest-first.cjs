const Sequencer = require('@jest/test-sequencer').default;
const { statSync } = require('node:fs');
const { relative } = require('node:path');

/**
 * Seconds that suites take on two cores, of those whose kind and size say too little: each starts or stops whole systems or tools. Of
 * suites known from a crowded machine alone it is a third to a half of what they took there; only the order matters.
 */
const MEASURED = {
  'test/kill.e2e.spec.ts': 110,
  'test/console/payouts.e2e.spec.ts': 110,
  'scripts/scripts.spec.ts': 90,
  'test/console/settings.e2e.spec.ts': 60,
  'libs/connectors/tryton/tryton-port.int.spec.ts': 60,
  'apps/payments/src/sweeps/webhook-gap.int.spec.ts': 60,
  'apps/gateway/src/webhooks/faults.int.spec.ts': 60,
  'test/console/mapping-publish.e2e.spec.ts': 55,
  'scripts/scripts.int.spec.ts': 45,
  'test/console/mapper.e2e.spec.ts': 42,
  'apps/cms-sync/src/customers/specs/import-customers.int.spec.ts': 40,
  'libs/messaging/specs/broker-death.int.spec.ts': 40,
  'apps/payments/src/specs/races.int.spec.ts': 30,
  'apps/payments/src/specs/faults.int.spec.ts': 30,
  'libs/messaging/specs/process-death.int.spec.ts': 25,
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
