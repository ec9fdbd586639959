import { parseBalance } from './balance-input';

describe('a balance that somebody types', () => {
  it('may be negative, zero, and have a comma', () => {
    expect(['12,30', '-12.30', '0', '0,00', '- 5'].map((text) => parseBalance(text, 'EUR'))).toEqual([
      1_230, -1_230, 0, 0, -500,
    ]);
  });

  it('is nothing else', () => {
    expect(['', '-', 'x', '1.234', '1.000,00'].map((text) => parseBalance(text, 'EUR'))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
