import { foretold } from './foretold';

const words = {
  capture: (...sums: string[]) => `capture ${sums.join('|')}.`,
  released: (left: string) => `${left} released.`,
  stays: (left: string) => `${left} stays.`,
  refund: (...sums: string[]) => `refund ${sums.join('|')}.`,
};
const format = ({ amount, currency }: { amount: number; currency: string }) => `${amount} ${currency}`;
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const preview = (code: string, details: object, verdict = 'would-act' as const) => ({
  ...{ verdict, code, sentence: 'as the service says it' },
  details: details as Record<string, unknown>,
});

describe('what a replay would do, in words', () => {
  it('says how much of how much, and what becomes of the rest', () => {
    const sums = { amount: eur(7_990), authorized: eur(10_000), captured: eur(0) };
    const released = { ...sums, left: eur(2_010), released: true };
    expect(foretold(preview('capture', released), words, format)).toBe(
      'capture 7990 EUR|10000 EUR|0 EUR. 2010 EUR released.',
    );
    expect(foretold(preview('capture', { ...released, released: false }), words, format)).toContain('stays');
    expect(foretold(preview('capture', { ...sums, left: eur(0) }), words, format)).toBe(
      'capture 7990 EUR|10000 EUR|0 EUR.',
    );
    const refund = { amount: eur(1), captured: eur(5), refunded: eur(2), left: eur(2) };
    expect(foretold(preview('refund', refund), words, format)).toBe('refund 1 EUR|5 EUR|2 EUR|2 EUR.');
  });

  it('leaves everything else to the service', () => {
    expect(foretold(preview('capture', {}), words, format)).toBeUndefined();
    expect(foretold(preview('something-new', {}), words, format)).toBeUndefined();
  });
});
