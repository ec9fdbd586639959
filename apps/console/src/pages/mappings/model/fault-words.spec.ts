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

  it('say in German what is wrong with the document itself', () => {
    const told = (code: string, message: string) => toldRemark('de', { code, message });
    expect(told('duplicate-target', 'a.b is mapped twice')).toBe('a.b wird zweimal zugeordnet');
    expect(told('expression-syntax', 'Expected "}" before end of expression (at 7)')).toBe(
      'Vor dem Ende des Ausdrucks fehlt "}" (Stelle 7)',
    );
  });

  it('keep the words of the engine where the code is not known, and in English', () => {
    expect(toldFault('de', fault('odd', 'an odd thing'))).toBe(
      'Erwartet: an odd thing; gefunden: nichts. Help.',
    );
    expect(toldFault('en', fault('missing', 'a value of type text'))).toBe(
      'Expected a value of type text, found nothing. Help.',
    );
    expect(toldRemark('de', { code: 'odd', message: 'Odd' })).toBe('Odd');
    expect(toldRemark('en', { code: 'not-a-list', message: 'A rule with each has type list' })).toBe(
      'A rule with each has type list',
    );
  });
});
