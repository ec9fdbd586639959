import { jsonOf, runScript } from './support/run-script';

interface Report {
  readonly orders: number;
  readonly kills: number;
  readonly failpointsFired: Record<string, number>;
  readonly violations: string[];
}

const DEADLINE_MS = 1_200_000;

describe('services killed with SIGKILL in the middle of fifty orders', () => {
  it(
    'X-02, AC-13: every order ends paid once, with the right status and balanced books, nothing lost, nothing doubled',
    async () => {
      const result = await runScript('chaos.mjs', ['--json', '--orders', '50', '--seed', 'ci'], DEADLINE_MS);
      const report = jsonOf<Report>(result);
      expect(report.violations).toStrictEqual([]);
      expect(report.orders).toBe(50);
      expect(report.kills).toBeGreaterThanOrEqual(10);
      expect(Object.keys(report.failpointsFired).length).toBeGreaterThanOrEqual(3);
      expect(result.code).toBe(0);
    },
    DEADLINE_MS + 10_000,
  );
});
