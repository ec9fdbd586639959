import { jsonOf, runScript } from './support/run-script';

interface Row {
  readonly store: string;
  readonly commerce: string;
  readonly scenario: string;
  readonly orderId: string;
  readonly paymentStatus: string;
  readonly orderStatus: string;
  readonly balanced: boolean;
  readonly durationMs: number;
}

const DEADLINE_MS = 180_000;

describe('the demonstration, from click to books through five processes', () => {
  it(
    'AC-20, AC-24: orders paid at once, captured later, declined and retried, and free all end as they should',
    async () => {
      const result = await runScript('demo.mjs', ['--json'], DEADLINE_MS);
      const rows = jsonOf<Row[]>(result);
      const ends = rows.map(({ scenario, paymentStatus, orderStatus, balanced }) => ({
        scenario,
        paymentStatus,
        orderStatus,
        balanced,
      }));
      expect(ends).toStrictEqual([
        { scenario: 'paid', paymentStatus: 'paid', orderStatus: 'paid', balanced: true },
        { scenario: 'authorized-captured', paymentStatus: 'paid', orderStatus: 'paid', balanced: true },
        { scenario: 'declined-retried', paymentStatus: 'paid', orderStatus: 'paid', balanced: true },
        { scenario: 'zero-total', paymentStatus: 'not_required', orderStatus: 'paid', balanced: true },
      ]);
      expect(result.code).toBe(0);
    },
    DEADLINE_MS + 10_000,
  );
});
