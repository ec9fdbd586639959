import { reasonWords } from './money-words';

describe('why money goes back', () => {
  it('is told in the reader’s language', () => {
    expect(reasonWords('requested_by_customer', 'en')).toBe('the customer asked for it');
    expect(reasonWords('product_not_received', 'de')).toBe('Ware nicht erhalten');
  });

  it('keeps a word of the provider that is not known', () => {
    expect(reasonWords('some_new_reason', 'de')).toBe('some new reason');
    expect(reasonWords('toString', 'de')).toBe('toString');
  });
});
