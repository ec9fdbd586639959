// Jest loads this outside of the suites, where the project's import names are not known.
import { testConfig } from '../../libs/testing/config';
import { dropTemplates } from '../../libs/testing/postgres/template-database';

/** After the last suite: removes what they shared. Where the database server is gone there is nothing to remove. */
export = async (): Promise<void> => {
  const run = process.env['TEST_RUN'];
  if (run !== undefined) await dropTemplates(testConfig.databaseUrl, run).catch(() => undefined);
};
