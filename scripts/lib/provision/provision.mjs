import { SERVICES } from '../system/services.mjs';
import { dropDatabase, provisionDatabase } from './database.mjs';
import { migrateServices } from './migrate.mjs';
import { declare, remove, systemTopology } from './topology.mjs';

const schemas = SERVICES.map(({ schema }) => schema);

const STEPS = {
  queues: ({ rabbitmqUrl, prefix, root }) =>
    declare(rabbitmqUrl, systemTopology(SERVICES, prefix, process.env, root)),
  roles: ({ databaseAdminUrl, database, databasePassword }) =>
    provisionDatabase(databaseAdminUrl, database, schemas, databasePassword),
  tables: (urls, root) => migrateServices(SERVICES, urls, root),
};

/**
 * Everything the services expect to find: database, roles, schemas, tables, exchanges and queues. Repeating it is harmless.
 * A service that has tables may publish, and what it publishes before a neighbour's queue is bound never gets there: a first
 * configuration was lost so. Tables therefore come when every queue is there.
 * @param {{databaseAdminUrl: string, rabbitmqUrl: string, database: string, prefix: string, databasePassword: string, root?: string}} target
 *   `root`: the folder of the version whose tables and queues these are
 * @returns {Promise<{urls: Record<string, string>, ran: string[]}>} the database URL per schema, and which migrations were run
 */
export async function provision(target, { queues, roles, tables } = STEPS) {
  const [urls] = await Promise.all([roles(target), queues(target)]);
  return { urls, ran: await tables(urls, target.root) };
}

/** Removes everything `provision` made, with the data in it. A broker that is away keeps its queues, the database goes all the same. */
export async function unprovision({ databaseAdminUrl, rabbitmqUrl, database, prefix }) {
  const results = await Promise.allSettled([
    dropDatabase(databaseAdminUrl, database, schemas),
    remove(rabbitmqUrl, systemTopology(SERVICES, prefix)),
  ]);
  const failures = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
}
