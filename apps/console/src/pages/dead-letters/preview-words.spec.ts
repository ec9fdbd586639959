import { toldPreview } from './preview-words';

describe('what a dry run says of nothing to do and of failing', () => {
  it('is said in German', () => {
    expect(toldPreview('de', 'The order has its payment already: nothing new would be made')).toBe(
      'Die Bestellung hat ihre Zahlung schon: Es würde nichts Neues angelegt',
    );
    expect(toldPreview('de', 'It would be refused: A canceled order is not paid and not captured.')).toBe(
      'Es würde abgelehnt: Eine stornierte Bestellung wird weder bezahlt noch eingezogen.',
    );
    expect(toldPreview('de', 'Order 7 of shop is not known here: it would be tried again, then fail')).toBe(
      'Bestellung 7 von shop ist hier nicht bekannt: Es würde noch einmal versucht und dann scheitern',
    );
  });

  it('stays in the service’s words in English and where it is not known', () => {
    expect(toldPreview('en', 'It would be refused')).toBe('It would be refused');
    expect(toldPreview('de', 'Odd')).toBe('Odd');
  });
});
