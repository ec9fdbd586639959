import { databaseUrl, roleName } from '../provision/database.mjs';
import { SERVICES } from '../system/services.mjs';
import { requireVariables } from '../system/variables.mjs';

export const SCHEMAS = SERVICES.map(({ schema }) => schema);

/** The deployment that the environment names, as `provision` made it. */
export function deploymentOf(env) {
  const given = requireVariables(env, ['DATABASE_ADMIN_URL', 'DATABASE_NAME', 'DATABASE_PASSWORD']);
  return {
    adminUrl: given.DATABASE_ADMIN_URL,
    database: given.DATABASE_NAME,
    password: given.DATABASE_PASSWORD,
  };
}

/** Each schema's URL, as its own service's role. */
export const urlsOf = ({ adminUrl, database, password }) =>
  Object.fromEntries(
    SCHEMAS.map((schema) => [schema, databaseUrl(adminUrl, database, roleName(database, schema), password)]),
  );
