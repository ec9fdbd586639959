import { compiled } from './compiled.mjs';

/** Brings each service's schema up to date, as the service's own role. Answers how many migrations ran. */
export async function migrateServices(services, urls, root) {
  const { runMigrations } = compiled('libs/service/run-migrations.js', root);
  let count = 0;
  for (const { name, schema } of services) {
    const { migrations } = compiled(`apps/${name}/src/database/migrations.js`, root);
    count += (await runMigrations({ url: urls[schema], schema, migrations })).length;
  }
  return count;
}
