import { moneySentences } from './money-sentences';

const words = {
  more: {
    captured: (sum: string) => `${sum} more captured`,
    refunded: (sum: string) => `${sum} more refunded`,
  },
  less: {
    captured: (sum: string) => `${sum} less captured`,
    refunded: (sum: string) => `${sum} less refunded`,
  },
  sameMoney: 'no money moves otherwise',
};
const format = ({ amount, currency }: { amount: number; currency: string }) => `${amount} ${currency}`;

describe('the money of a comparison in words', () => {
  it('names each currency and direction', () => {
    const money = [
      { currency: 'EUR', captured: 4_120, refunded: -7 },
      { currency: 'JPY', captured: 0, refunded: 500 },
    ];
    expect(moneySentences(money, words, format)).toEqual([
      '4120 EUR more captured',
      '7 EUR less refunded',
      '500 JPY more refunded',
    ]);
  });

  it('says that none moves', () => {
    expect(moneySentences([{ currency: 'EUR', captured: 0, refunded: 0 }], words, format)).toEqual([
      words.sameMoney,
    ]);
  });
});
