import { runCommandLine } from './lib/command-line.mjs';
import { provision } from './lib/provision/provision.mjs';
import { requireVariables } from './lib/system/variables.mjs';

/** Makes database, roles, schemas, tables, exchanges and queues for a deployment. Needs a build; repeating it is harmless. */
await runCommandLine(async ({ progress, json, print }) => {
  const given = requireVariables(process.env, [
    'DATABASE_ADMIN_URL',
    'DATABASE_NAME',
    'DATABASE_PASSWORD',
    'RABBITMQ_URL',
  ]);
  const { ran } = await progress.step(
    'Database and queues',
    () =>
      provision({
        databaseAdminUrl: given.DATABASE_ADMIN_URL,
        database: given.DATABASE_NAME,
        databasePassword: given.DATABASE_PASSWORD,
        rabbitmqUrl: given.RABBITMQ_URL,
        prefix: process.env.TOPOLOGY_PREFIX ?? '',
      }),
    (done) => `${given.DATABASE_NAME}, ${done.ran.length} migrations`,
  );
  if (json) print(JSON.stringify({ database: given.DATABASE_NAME, migrations: ran }));
  else print(ran.join('\n'));
  return 0;
});
