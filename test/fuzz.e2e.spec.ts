import { jsonOf, runScript } from './support/run-script';

const REQUESTS = 1_600;
const DEADLINE_MS = 880_000;

interface Report {
  readonly sent: number;
  readonly operations: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly unknown[];
}

describe('npm run fuzz, in short', () => {
  it('every door answers nonsense decently, and what is refused changes nothing', async () => {
    const result = await runScript(
      'fuzz.mjs',
      ['--json', '--requests', String(REQUESTS), '--seed', 'spec'],
      DEADLINE_MS,
    );
    const { sent, operations, statuses, findings } = jsonOf<Report>(result);
    expect(findings).toEqual([]);
    expect(result.code).toBe(0);
    expect(sent).toBe(REQUESTS);
    expect(operations).toBeGreaterThan(100);
    // It is no test when everything is turned away at the first look.
    for (const status of ['200', '401', '404', '422']) expect(statuses[status]).toBeGreaterThan(0);
  }, 900_000);
});
