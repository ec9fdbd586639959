import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { hledgerAccounts, hledgerCommodity, hledgerTransaction } from './hledger';

const installed = spawnSync('hledger', ['--version']).status === 0;
const itWithHledger = installed ? it : it.skip;
const hledger = (
  input: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('hledger', ['-f', '-', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });

describe('a journal for hledger', () => {
  it('has amounts in major units with debits positive', () => {
    expect(hledgerTransaction(aJournalEntry({ presentment: { amount: 12000, currency: 'USD' } }))).toBe(
      [
        '2026-11-20 (stripe:txn_1) Sale N-1001',
        '    ; entry: entry-1',
        '    ; store: shop',
        '    ; order: 1001',
        '    ; rule: 2',
        '    ; presentment: 120.00 USD',
        '    assets:1100 Payment clearing  113.05 EUR',
        '    revenues:4000 Sales  -90.00 EUR',
        '    revenues:4010 Shipping  -5.00 EUR',
        '    liabilities:2100 Sales tax payable  -18.05 EUR',
        '    expenses:6000 Processing fees  1.95 EUR',
        '    assets:1100 Payment clearing  -1.95 EUR',
        '',
        '',
      ].join('\n'),
    );
  });

  itWithHledger(
    'is accepted by hledger check --strict, in every kind of currency (skipped without hledger)',
    () => {
      const entries = ['EUR', 'JPY', 'KWD'].map((currency) =>
        aJournalEntry({ currency, key: `stripe:${currency}` }),
      );
      const text = [
        hledgerAccounts(),
        ...entries.flatMap((entry) => [hledgerCommodity(entry.currency), hledgerTransaction(entry)]),
        hledgerCommodity('EUR'),
      ].join('');
      expect(hledger(text, 'check', '--strict')).toMatchObject({ status: 0, stderr: '' });
      expect(hledger(text, 'balance', 'assets:1100').stdout).toMatch(/11110 JPY/);
    },
  );

  itWithHledger('is refused when an entry does not balance (skipped without hledger)', () => {
    const unbalanced = aJournalEntry({
      lines: [
        ['1100', 100, 0],
        ['4000', 0, 99],
      ],
    });
    const text = hledgerAccounts() + hledgerCommodity('EUR') + hledgerTransaction(unbalanced);
    expect(hledger(text, 'check', '--strict').status).not.toBe(0);
  });

  it('keeps text from outside on its line and out of the syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = hledgerTransaction(aJournalEntry({ description: text, orderId: text || 'x' })).split(
          '\n',
        );
        expect(lines).toHaveLength(13);
        expect(lines[0]).toMatch(/^2026-11-20 \(stripe:txn_1\) [^;|]*$/);
      }),
    );
  });
});
