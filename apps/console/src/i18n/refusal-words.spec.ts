import { toldRefusal } from './refusal-words';

describe('refusals in the reader’s language', () => {
  it.each([
    ['There is no such order', 'Diese Bestellung gibt es nicht'],
    ['The store has no ERP', 'Der Shop hat kein ERP'],
    ['There is no such thing', 'Das gibt es nicht'],
    [
      'Only captured money can be refunded; this payment is pending.',
      'Nur Eingezogenes kann erstattet werden; diese Zahlung hat den Stand „pending“.',
    ],
    ['Too small: expected string to have >=1 characters', 'Darf nicht leer sein'],
    ['Syntax error: "]"', 'Falsch geschrieben bei "]"'],
  ])('%s', (sentence, german) => {
    expect(toldRefusal('de', sentence)).toBe(german);
    expect(toldRefusal('en', sentence)).toBe(sentence);
  });

  it('stay as they are where nobody has put them into German', () => {
    expect(toldRefusal('de', 'Something odd')).toBe('Something odd');
  });
});
