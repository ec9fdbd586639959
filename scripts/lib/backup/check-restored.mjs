import { withClient } from '../infrastructure/postgres-probe.mjs';
import { compiled } from '../provision/compiled.mjs';

/** Migrations that a service of this version would still run. */
async function waitingMigrations({ name, schema }, url) {
  const { serviceMigrations } = compiled('libs/service/service-migrations.js');
  const { migrations } = compiled(`apps/${name}/src/database/migrations.js`);
  const { rows } = await withClient(url, (client) => client.query('SELECT name FROM migrations'));
  const done = new Set(rows.map((row) => row.name));
  return [...serviceMigrations, ...migrations]
    .map((migration) => migration.name)
    .filter((migration) => !done.has(migration))
    .map((migration) => `${schema}: ${migration} has not run`);
}

/** Entries whose two sides differ; the database itself must have kept this. */
async function unbalanced(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT entry_id FROM journal_lines GROUP BY entry_id HAVING sum(debit) <> sum(credit) ORDER BY 1 LIMIT 20`,
    ),
  );
  return rows.map((row) => `reconciliation: entry ${row.entry_id} does not balance`);
}

/** Journal entries can be neither changed nor deleted, in the copy as in the original. */
async function changeable(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgname = 'immutable' AND tgenabled <> 'D' AND NOT tgisinternal`,
    ),
  );
  const guarded = new Set(rows.map((row) => row.name));
  return ['journal_entries', 'journal_lines']
    .filter((table) => !guarded.has(table))
    .map((table) => `reconciliation: ${table} has lost its guard`);
}

/**
 * What a service would stumble over at its start, asked without starting it: nothing outside is called, nothing is published.
 * @param {Array<{name: string, schema: string}>} services
 * @returns {Promise<string[]>} faults
 */
export async function checkRestored(services, urls) {
  const faults = await Promise.all([
    ...services.map((service) => waitingMigrations(service, urls[service.schema])),
    unbalanced(urls.reconciliation),
    changeable(urls.reconciliation),
  ]);
  return faults.flat();
}
