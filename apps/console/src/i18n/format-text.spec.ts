import { formatDay, formatMoney } from './format-text';

describe('what people read', () => {
  it('is a day as their language writes it, whatever the time zone', () => {
    expect(formatDay('2026-01-05', 'en')).toBe('5 Jan 2026');
    expect(formatDay('2026-01-05', 'de')).toBe('05.01.2026');
    expect(formatDay('soon', 'de')).toBe('soon');
  });

  it('is money with as many digits as the provider has for the currency', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(formatMoney({ amount: 123_456, currency: 'EUR' }, 'de'))).toBe('1.234,56 €');
    expect(plain(formatMoney({ amount: 1_234, currency: 'JPY' }, 'en'))).toBe('JP¥1,234');
    expect(plain(formatMoney({ amount: 12_345, currency: 'KWD' }, 'de'))).toBe('12,345 KWD');
  });
});
