import { SERVICES } from '../system/services.mjs';
import { dropDatabase, provisionDatabase } from './database.mjs';
import { migrateServices } from './migrate.mjs';
import { declare, remove, systemTopology } from './topology.mjs';

const schemas = SERVICES.map(({ schema }) => schema);

/**
 * Everything the services expect to find: database, roles, schemas, tables, exchanges and queues. Repeating it is harmless.
 * @param {{databaseAdminUrl: string, rabbitmqUrl: string, database: string, prefix: string, databasePassword: string, root?: string}} target
 *   `root`: the folder of the version whose tables and queues these are
 * @returns {Promise<{urls: Record<string, string>, ran: string[]}>} the database URL per schema, and which migrations were run
 */
export async function provision({ databaseAdminUrl, rabbitmqUrl, database, prefix, databasePassword, root }) {
  const [data] = await Promise.all([
    provisionDatabase(databaseAdminUrl, database, schemas, databasePassword).then(async (urls) => ({
      urls,
      ran: await migrateServices(SERVICES, urls, root),
    })),
    declare(rabbitmqUrl, systemTopology(SERVICES, prefix, process.env, root)),
  ]);
  return data;
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
