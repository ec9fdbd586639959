import type { Language } from '../../../i18n/texts';

type Words = Readonly<Record<Language, string>>;
const words = (en: string, de: string): Words => ({ en, de });

/** What the fields of the commands mean; `command.field` where a command means it otherwise than the others. */
const FIELDS: Readonly<Record<string, Words>> = {
  amount: words('All there is when left out.', 'Ohne Angabe alles, was da ist.'),
  balanceTransactionId: words(
    'The movement of the balance that could not be booked.',
    'Die Bewegung des Guthabens, die sich nicht buchen ließ.',
  ),
  connectionId: words(
    'The connection whose system keeps the record.',
    'Die Verbindung, deren System den Datensatz führt.',
  ),
  customerId: words("The customer's key in the shop.", 'Schlüssel des Kunden im Shop.'),
  data: words(
    'What fills the template: number, total, link, name.',
    'Was die Vorlage füllt: Nummer, Summe, Link, Name.',
  ),
  entryId: words('The entry in our books.', 'Die Buchung in unseren Büchern.'),
  externalId: words("The record's key in its system.", 'Schlüssel des Datensatzes in seinem System.'),
  final: words(
    'No: further captures follow, where the provider takes several.',
    'Nein: Weitere Einzüge folgen, wo der Anbieter mehrere annimmt.',
  ),
  invoice: words('The paid invoice of the renewal.', 'Die bezahlte Rechnung der Verlängerung.'),
  items: words(
    'What comes back. Empty (null): everything that has not been shipped.',
    'Was zurückkommt. Leer (null): alles, was nicht verschickt wurde.',
  ),
  note: words("For the order's history, in words.", 'Für den Verlauf der Bestellung, in Worten.'),
  onlyIfUnpaid: words(
    'The provider is asked first; money that has arrived or is on its way refuses the cancel.',
    'Erst wird der Anbieter gefragt; Geld, das da oder unterwegs ist, verhindert das Stornieren.',
  ),
  order: words('The order as it is now, whole.', 'Die Bestellung, wie sie jetzt ist, ganz.'),
  orderStatus: words(
    'Where the order should stand. Left out: only the payment record is written.',
    'Welchen Stand die Bestellung haben soll. Ohne Angabe wird nur der Zahlungsdatensatz geschrieben.',
  ),
  payment: words(
    'The payment as it stands, for the payment record.',
    'Die Zahlung, wie sie steht, für den Zahlungsdatensatz.',
  ),
  paymentId: words('Which of our payments.', 'Welche unserer Zahlungen.'),
  profile: words('Name, addresses and contact of the person.', 'Name, Adressen und Kontakt der Person.'),
  reason: words(
    'Why; shown to people and told to the provider.',
    'Warum; Menschen sehen es, der Anbieter erfährt es.',
  ),
  restorePreviousStatus: words(
    'Put the order back to its status before its last move, after a capture that was refused.',
    'Die Bestellung auf ihren Status vor dem letzten Wechsel zurücksetzen, nach einem abgelehnten Einzug.',
  ),
  sourceId: words(
    'What it is done for, a shipment or a return: the same one twice is done once.',
    'Wofür es geschieht, eine Lieferung oder Rückgabe: Für dieselbe geschieht es nur einmal.',
  ),
  stores: words('The stores whose movements it may be.', 'Die Shops, deren Bewegung es sein darf.'),
  subscription: words('The subscription that was renewed.', 'Das Abonnement, das verlängert wurde.'),
  takenIn: words(
    'The status of the shop that the order was in before. Empty (null): it does not matter.',
    'Welchen Status des Shops die Bestellung vorher hatte. Leer (null): Es ist einerlei.',
  ),
  template: words('The name of a template that is shipped.', 'Name einer Vorlage, die mitgeliefert ist.'),
  to: words('The addresses it goes to.', 'Die Adressen, an die sie geht.'),
  upTo: words(
    'What is captured afterwards, earlier captures included: told twice, it takes nothing more. Not beside an amount.',
    'Was danach eingezogen ist, frühere Einzüge eingerechnet: Doppelt gesagt, nimmt es nichts weiter. Nicht neben einem Betrag.',
  ),
  'cms-sync.put-back-stock.sourceId': words(
    'What brings the goods back: the same one twice is one movement.',
    'Was die Ware zurückbringt: Dasselbe zweimal ist eine Bewegung.',
  ),
  'payments.refund-payment.note': words(
    'Why, in words: kept beside the refund, here and at the provider.',
    'Warum, in Worten: steht bei der Erstattung, hier und beim Anbieter.',
  ),
  'payments.link-customer.externalId': words(
    "The person's record at the provider, where it is known.",
    'Der Datensatz der Person beim Anbieter, wo er bekannt ist.',
  ),
  'reconciliation.post-order.payment': words(
    'The payment that paid it, for the document in the ERP.',
    'Die Zahlung dazu, für den Beleg im ERP.',
  ),
};

/** What a field of a command means, in the reader's language; undefined where nobody has said it. */
export const toldField = (language: Language, command: string, field: string): string | undefined => {
  const key = [`${command}.${field}`, field].find((known) => Object.hasOwn(FIELDS, known));
  return key === undefined ? undefined : FIELDS[key]?.[language];
};
