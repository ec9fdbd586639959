import { Failure } from '#platform/errors/failure';
import { toMappingFailure } from '#mapping/fault';
import { toldFailure } from './failure-words';

describe('failures in German', () => {
  it('tells what a mapping lacked, and what it had instead', () => {
    const fault = { field: 'metadata.Branch', code: 'missing', suggestion: '' };
    const missing = toMappingFailure({ ...fault, value: null, expected: 'a value of type text' });
    expect(missing).toBeInstanceOf(Failure);
    expect(toldFailure('de', missing.message)).toBe(
      'Das Feld metadata.Branch lässt sich nicht zuordnen: Es fehlt ein Wert.',
    );
    const other = toMappingFailure({ ...fault, value: 'x', expected: 'eine Zahl' });
    expect(toldFailure('de', other.message)).toBe(
      'Das Feld metadata.Branch lässt sich nicht zuordnen. Erwartet: eine Zahl; gefunden: "x".',
    );
    expect(toldFailure('en', missing.message)).toBe(missing.message);
  });

  it.each([
    [
      'Fill order.custom.branch in the source system, or give the field a default or another source.',
      'Füllen Sie order.custom.branch im Quellsystem, oder geben Sie dem Feld einen Ersatzwert oder eine andere Quelle.',
    ],
    ['Order 17 of shop is not known here', 'Bestellung 17 von shop ist hier nicht bekannt'],
    ['Kentico has no order 999999 on this site', 'Kentico hat keine Bestellung 999999'],
    [
      'Correct OrderCurrencyID in Kentico, then replay the message.',
      'Berichtigen Sie OrderCurrencyID in Kentico, dann wiederholen Sie die Nachricht.',
    ],
    ['There is no such payment', 'Diese Zahlung gibt es nicht'],
    ['Something nobody has put into words', 'Something nobody has put into words'],
  ])('tells: %s', (sentence, german) => expect(toldFailure('de', sentence)).toBe(german));
});
