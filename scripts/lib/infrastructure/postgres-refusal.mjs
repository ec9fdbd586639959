import { SetupError } from '../setup-error.mjs';

const REMEDIES = {
  53300: ['PostgreSQL has no free connection left', 'Raise max_connections, or end what else uses it.'],
  53100: ['PostgreSQL has no disk space left', 'Make room on its disk.'],
  42501: [
    'The user of DATABASE_ADMIN_URL may not do this',
    'It must be allowed to create databases and roles.',
  ],
  '28P01': ['PostgreSQL refuses the password of DATABASE_ADMIN_URL', 'Set the right one.'],
  28000: ['PostgreSQL refuses the user of DATABASE_ADMIN_URL', 'See pg_hba.conf.'],
};

/**
 * What an administrator can mend about a PostgreSQL that answered with an error, by its SQLSTATE; anything else is answered as it came.
 * @param {unknown} error
 */
export function postgresRefusal(error) {
  const known = REMEDIES[error?.code];
  if (known === undefined) return error;
  return new SetupError(`${known[0]} (${error.message}).`, known[1]);
}
