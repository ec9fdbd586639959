import { randomBytes } from 'node:crypto';
import { administer } from './administer';

export interface LimitedRole {
  /** Of the same database, as this role. */
  readonly url: string;
  /** After its connections have been closed. */
  drop(): Promise<void>;
}

/** A role with the rights of a service that may have so many connections at a time. */
export async function createLimitedRole(databaseUrl: string, connections: number): Promise<LimitedRole> {
  const name = `tb_limited_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const rights = [
    `CREATE ROLE ${name} LOGIN PASSWORD '${password}' CONNECTION LIMIT ${connections}`,
    `GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name}`,
    `GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${name}`,
  ];
  await administer(databaseUrl, (client) => client.query(rights.join(';')));
  const url = new URL(databaseUrl);
  url.username = name;
  url.password = password;
  return {
    url: url.toString(),
    drop: async () => {
      await administer(databaseUrl, (client) => client.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`));
    },
  };
}
