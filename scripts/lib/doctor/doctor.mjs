import { SERVICES } from '../system/services.mjs';
import { checkBroker } from './check-broker.mjs';
import { checkEnvironment } from './check-environment.mjs';
import { checkGateway } from './check-gateway.mjs';
import { checkMachine } from './check-machine.mjs';
import { checkPublicUrl, checkStripeClock } from './check-outside.mjs';
import { checkPostgres } from './check-postgres.mjs';

/** Names of the migrations of this very version; nothing where it is not built. */
async function migrationsOf(schema) {
  try {
    const { compiled } = await import('../provision/compiled.mjs');
    const service = SERVICES.find((one) => one.schema === schema);
    const { migrations } = compiled(`apps/${service.name}/src/database/migrations.js`);
    const { serviceMigrations } = compiled('libs/service/service-migrations.js');
    return [...serviceMigrations, ...migrations].map(({ name }) => name);
  } catch {
    return undefined;
  }
}

/**
 * Every look that is possible from here, in the order in which an installation is made. A look that itself goes wrong is a finding.
 * @param {{env: object, folder: string, open: () => Promise<object>, stripeUrl?: string}} place
 */
export async function examine({ env, folder, open, stripeUrl }) {
  const expected = env.DATABASE_SCHEMA ? await migrationsOf(env.DATABASE_SCHEMA) : undefined;
  const looks = [
    () => checkMachine(folder),
    () => checkEnvironment(env),
    () => checkPostgres(env, () => expected),
    () => checkBroker(env),
    () => checkPublicUrl(env),
    () => checkStripeClock(stripeUrl),
    () => checkGateway(open),
  ];
  const findings = [];
  for (const look of looks) findings.push(...(await look()));
  return findings;
}
