import { moneySentences } from './money-sentences';

const words = {
  more: {
    mapped: (sum: string) => `${sum} more can be paid`,
    written: (sum: string) => `${sum} more in the amounts that are told`,
  },
  less: {
    mapped: (sum: string) => `${sum} less can be paid`,
    written: (sum: string) => `${sum} less in the amounts that are told`,
  },
  sameMoney: 'no money changes',
};
const format = ({ amount, currency }: { amount: number; currency: string }) => `${amount} ${currency}`;

describe('the money of a comparison of mappings in words', () => {
  it('names each currency and direction, what can be paid and what is told apart', () => {
    const money = [
      { currency: 'EUR', mapped: -4_120, written: 7 },
      { currency: 'JPY', mapped: 500, written: -3 },
    ];
    expect(moneySentences(money, words, format)).toEqual([
      '4120 EUR less can be paid',
      '7 EUR more in the amounts that are told',
      '500 JPY more can be paid',
      '3 JPY less in the amounts that are told',
    ]);
  });

  it('says that none changes', () => {
    expect(moneySentences([], words, format)).toEqual([words.sameMoney]);
  });
});
