import { foretold } from './foretold';

const words = {
  capture: (...sums: string[]) => `capture ${sums.join('|')}.`,
  released: (left: string) => `${left} released.`,
  stays: (left: string) => `${left} stays.`,
  refund: (...sums: string[]) => `refund ${sums.join('|')}.`,
  payments: {
    'nothing-to-pay': () => 'nothing to pay',
    resume: (total?: string) => `resume ${total}`,
    supersede: (total?: string) => `supersede ${total}`,
    create: (total?: string) => `create ${total}`,
  },
  would: (steps: string) => `would ${steps}.`,
  endOpen: 'end',
  release: (sum: string) => `release ${sum}`,
  giveBack: (sum: string) => `give back ${sum}`,
  leave: (sum: string) => `leave ${sum}`,
  moveInShop: (from: string, to: string) => `move ${from} to ${to}`,
  count: (to: string, from: string) => `count ${to} not ${from}`,
  record: (status: string) => `record ${status}`,
  note: 'note',
};
const format = ({ amount, currency }: { amount: number; currency: string }) => `${amount} ${currency}`;
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const preview = (code: string, details: object, verdict = 'would-act' as const) => ({
  ...{ verdict, code, sentence: 'as the service says it' },
  details: details as Record<string, unknown>,
});

describe('what a replay would do, in words', () => {
  it('says which payment would be made, and over how much', () => {
    expect(foretold(preview('create', { total: eur(10_000) }), words, format)).toBe('create 10000 EUR');
    expect(foretold(preview('supersede', { total: eur(500) }), words, format)).toBe('supersede 500 EUR');
    expect(foretold(preview('nothing-to-pay', {}), words, format)).toBe('nothing to pay');
    expect(foretold(preview('toString', {}), words, format)).toBeUndefined();
  });

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

  it('says what a cancellation does to what is held and to what is captured', () => {
    const cancel = { released: [eur(5)], captured: [eur(7)], afterCancel: 'refund', endsOpen: false };
    expect(foretold(preview('cancel', cancel), words, format)).toBe('would release 5 EUR, give back 7 EUR.');
    const kept = { ...cancel, released: [], afterCancel: 'keep', endsOpen: true };
    expect(foretold(preview('cancel', kept), words, format)).toBe('would end, leave 7 EUR.');
  });

  it('says what an update writes, and nothing of what stays', () => {
    const update = {
      from: { orderStatus: 'placed', commerceStatus: 'New' },
      to: { orderStatus: 'paid', commerceStatus: 'Done' },
      ...{ payment: 'paid', note: true },
    };
    const named = (status: string) => status.toUpperCase();
    expect(foretold(preview('update-order', update), words, format, named)).toBe(
      'would move New to Done, count PAID not PLACED, record paid, note.',
    );
    const same = { ...update, to: { ...update.from, commerceStatus: null }, note: false };
    expect(foretold(preview('update-order', same), words, format)).toBe('would record paid.');
  });

  it('leaves everything else to the service', () => {
    expect(foretold(preview('capture', {}), words, format)).toBeUndefined();
    expect(foretold(preview('something-new', {}), words, format)).toBeUndefined();
  });
});
