import { jsonOf, runScript } from './support/run-script';

interface Report {
  readonly planted?: string;
  readonly caught?: boolean;
  readonly outside: Record<string, { readonly struck: number }>;
  readonly violations: string[];
}

const DEADLINE_MS = 1_200_000;
const BUG = 'new-key-each-time';
const run = (...args: string[]) =>
  runScript('chaos.mjs', ['--json', '--orders', '8', '--seed', 'ci', ...args], DEADLINE_MS);

describe('a planted bug: each attempt at Stripe has a key of its own', () => {
  it(
    'is caught by the checker',
    async () => {
      const result = await run('--plant', BUG);
      const report = jsonOf<Report>(result);
      expect(report).toMatchObject({ planted: BUG, caught: true });
      expect(report.violations.join('\n')).toContain('a key of no operation of ours');
      expect(result.code).toBe(0);
    },
    DEADLINE_MS + 10_000,
  );

  it(
    'and the product without it comes through the same harm without a violation',
    async () => {
      const result = await run('--like', BUG);
      const report = jsonOf<Report>(result);
      expect(report.violations).toStrictEqual([]);
      expect(Object.values(report.outside).reduce((sum, { struck }) => sum + struck, 0)).toBeGreaterThan(0);
      expect(result.code).toBe(0);
    },
    DEADLINE_MS + 10_000,
  );
});
