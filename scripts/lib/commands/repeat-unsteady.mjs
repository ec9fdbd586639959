/** More failed suites than this are no accident of a busy machine. */
const MOST_REPEATED = 3;

/**
 * Which suites of a run deserve a second one, alone; none when the failure is plain. Pure tests fail the second time too, and those of the
 * simulators, which talk over sockets, may have met the others' load.
 * @param {{testResults: ReadonlyArray<{name: string, status: string}>}} results jest's `--json`
 * @returns {readonly string[]}
 */
export function suitesToRepeat({ testResults }) {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return failed.length <= MOST_REPEATED ? failed : [];
}

/** The tests that failed at first, as lines for the report. */
export const failedTests = ({ testResults }) =>
  testResults.flatMap(({ name, assertionResults = [] }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name}: ${fullName}`),
  );
