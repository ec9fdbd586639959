import { compiled } from './compiled.mjs';

/** Brings each service's schema up to date, as the service's own role. Answers the names of what was run; docs/upgrading.md tells of each. */
export async function migrateServices(services, urls, root) {
  const { runMigrations } = compiled('libs/service/run-migrations.js', root);
  const { armFailpoints } = compiled('libs/platform/failpoint/failpoint.js', root);
  armFailpoints(process.env.FAILPOINT, process.env.NODE_ENV);
  const ran = [];
  for (const { name, schema } of services) {
    const { migrations } = compiled(`apps/${name}/src/database/migrations.js`, root);
    ran.push(...(await runMigrations({ url: urls[schema], schema, migrations })));
  }
  return ran;
}
