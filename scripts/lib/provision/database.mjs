import { withClient } from '../infrastructure/postgres-probe.mjs';

/** A name for SQL that takes no parameters: only letters, digits, `_`, so quoting is enough. */
export function identifier(name) {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name))
    throw new Error(`"${name}" is no name for a database, role or schema`);
  return `"${name}"`;
}

/** The role of one service in one database. */
export const roleName = (database, schema) => `${database}_${schema}`;

/** The same server, another database, and another role where one is given. */
export function databaseUrl(adminUrl, database, role, password) {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = password;
  }
  return url.toString();
}

const literal = (text) => `'${text.replaceAll("'", "''")}'`;

/** Creates the database when it is missing; nobody but its roles may connect. */
export async function createDatabase(adminUrl, database) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${identifier(database)}`);
    await client.query(`REVOKE ALL ON DATABASE ${identifier(database)} FROM PUBLIC`);
  });
}

/**
 * One role per service with a schema of its own, and nothing else in the database: no table of a neighbour, no `public`.
 * Running it again changes nothing but the password.
 */
export async function createServiceRole(client, database, schema, password) {
  const role = roleName(database, schema);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${identifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${literal(password)}`,
  );
  await client.query(`GRANT CONNECT ON DATABASE ${identifier(database)} TO ${identifier(role)}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(schema)}`);
  await client.query(`REVOKE ALL ON SCHEMA ${identifier(schema)} FROM PUBLIC`);
  await client.query(`GRANT USAGE, CREATE ON SCHEMA ${identifier(schema)} TO ${identifier(role)}`);
  await client.query(
    `ALTER ROLE ${identifier(role)} IN DATABASE ${identifier(database)} SET search_path = ${identifier(schema)}`,
  );
}

/** Removes the database and the roles of its services, whoever is still connected. */
export async function dropDatabase(adminUrl, database, schemas) {
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${identifier(database)} WITH (FORCE)`);
    for (const schema of schemas) {
      await client.query(`DROP ROLE IF EXISTS ${identifier(roleName(database, schema))}`);
    }
  });
}

/** Database, roles and schemas; answers each service's own URL. */
export async function provisionDatabase(adminUrl, database, schemas, password) {
  await createDatabase(adminUrl, database);
  await withClient(databaseUrl(adminUrl, database), async (client) => {
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    for (const schema of schemas) await createServiceRole(client, database, schema, password);
  });
  return Object.fromEntries(
    schemas.map((schema) => [schema, databaseUrl(adminUrl, database, roleName(database, schema), password)]),
  );
}
