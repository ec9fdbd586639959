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
  readonly payout: {
    readonly payoutId: string;
    readonly state: string;
    readonly amount: number;
    readonly remainder: number;
  } | null;
}

const DEADLINE_MS = 900_000;

describe('the demonstration, from click to books through five processes', () => {
  it(
    'AC-20, AC-24: orders paid at once, captured later, declined and retried, and free all end as they should, and their payout is explained to the cent',
    async () => {
      const result = await runScript('demo.mjs', ['--json'], DEADLINE_MS);
      const rows = jsonOf<Row[]>(result);
      const ends = rows.map(({ commerce, scenario, paymentStatus, orderStatus, balanced }) => ({
        commerce,
        scenario,
        paymentStatus,
        orderStatus,
        balanced,
      }));
      const paid = { paymentStatus: 'paid', orderStatus: 'paid', balanced: true };
      const kentico = 'kentico-xperience-13';
      expect(ends).toStrictEqual([
        { commerce: kentico, scenario: 'paid', ...paid },
        { commerce: kentico, scenario: 'authorized-captured', ...paid },
        { commerce: kentico, scenario: 'declined-retried', ...paid },
        { commerce: kentico, scenario: 'zero-total', ...paid, paymentStatus: 'not_required' },
        { commerce: 'sitecore-ordercloud', scenario: 'paid', ...paid },
        { commerce: 'sitecore-xc', scenario: 'paid', ...paid },
      ]);
      const payouts = rows.map(
        ({ payout }) => payout && { state: payout.state, remainder: payout.remainder },
      );
      const explained = { state: 'explained', remainder: 0 };
      expect(payouts).toStrictEqual([explained, explained, explained, null, explained, explained]);
      expect(new Set(rows.flatMap(({ payout }) => payout?.payoutId ?? [])).size).toBe(1);
      expect(result.code).toBe(0);
    },
    DEADLINE_MS + 10_000,
  );
});
