// Jest loads this before it knows the project's import names.
import { newRun } from '../../libs/testing/postgres/template-database';

/** Before the first suite: names the run, so that its suites find what they share. */
export = (): void => {
  process.env['TEST_RUN'] = newRun();
};
