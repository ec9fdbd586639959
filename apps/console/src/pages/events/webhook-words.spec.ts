import { toldReason } from './webhook-words';

describe('what became of a webhook, in German', () => {
  it.each([
    [
      'signature-mismatch: No live signing secret of this connection made the signature.',
      'Falsche Signatur: Kein gültiges Geheimnis dieser Verbindung hat sie erzeugt.',
    ],
    ['malformed: Something else', 'Unlesbarer Inhalt: Something else'],
    ['Nothing here depends on plan.created.', 'Von plan.created hängt hier nichts ab.'],
    ['Kentico has no order 9 on this site', 'Kentico hat keine Bestellung 9'],
    ['note: of nobody', 'note: of nobody'],
  ])('tells: %s', (reason, german) => {
    expect(toldReason('de', reason)).toBe(german);
    expect(toldReason('en', reason)).toBe(reason);
  });
});
