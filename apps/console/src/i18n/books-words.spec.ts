import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toldAccount, toldEntry } from './books-words';

const DOMAIN = join(__dirname, '../../../reconciliation/src/domain');
const named = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(join(DOMAIN, file), 'utf8').matchAll(pattern)].map(([, name]) => name ?? '');

describe('the books in German', () => {
  const entries = named('posting-table.ts', /rule\('\d+', [^,]+, '[^']+', '([^']+)'/g);

  it('reads the names from the posting table itself', () => expect(entries.length).toBeGreaterThan(35));

  it.each(entries)('says what "%s" is', (entry) => {
    expect(toldEntry('de', entry)).not.toBe(entry);
    expect(toldEntry('de', entry)).not.toMatch(/\b(of|the|in a|that|not)\b/);
    expect(toldEntry('en', entry)).toBe(entry);
  });

  it('says what stands behind a name', () => {
    expect(toldEntry('de', 'Refund in a foreign currency, order K-17')).toBe(
      'Erstattung in fremder Währung, Bestellung K-17',
    );
    expect(toldEntry('de', 'Dispute lost, dispute dp_1')).toBe('Anfechtung verloren, Anfechtung dp_1');
    expect(toldEntry('de', 'Reversal of stripe:txn_1: booked twice')).toBe(
      'Storno von stripe:txn_1: booked twice',
    );
    expect(toldEntry('de', 'Something of a person')).toBe('Something of a person');
  });

  it.each(named('chart-of-accounts.ts', /account\('\d+', '([^']+)'/g).filter((name) => name !== 'Bank'))(
    'says what the account "%s" is',
    (account) => expect(toldAccount('de', account)).not.toBe(account),
  );
});
