import { toldFault, toldRemark } from './fault-words';

const fault = (code: string, expected: string, value: unknown = null) => ({
  code,
  expected,
  value,
  suggestion: 'Help.',
});

describe('faults of a mapping in the reader’s language', () => {
  it('say in German what was expected, what was found and what helps', () => {
    expect(toldFault('de', fault('missing', 'a value of type text'))).toMatch(
      /^Erwartet: ein Wert; gefunden: nichts\. Verbinden/,
    );
    expect(toldFault('de', fault('too-long', 'at most 22 characters', 'abc'))).toContain(
      'höchstens 22 Zeichen; gefunden: abc.',
    );
    expect(
      toldRemark('de', {
        code: 'unknown-source',
        message: 'There is no field order.x; did you mean order.y?',
      }),
    ).toBe('Ein Feld order.x gibt es nicht; meinten Sie order.y?');
    expect(
      toldRemark('de', { code: 'required-unmapped', message: 'items[].code must be given: The code.' }),
    ).toBe('items[].code muss angegeben werden');
  });

  it('keep the words of the engine where the code is not known, and in English', () => {
    expect(toldFault('de', fault('odd', 'an odd thing'))).toBe(
      'Erwartet: an odd thing; gefunden: nichts. Help.',
    );
    expect(toldFault('en', fault('missing', 'a value of type text'))).toBe(
      'Expected a value of type text, found nothing. Help.',
    );
    expect(toldRemark('de', { code: 'odd', message: 'Odd' })).toBe('Odd');
  });
});
