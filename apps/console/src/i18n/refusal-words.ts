import { CHECK_WORDS } from './check-words';
import { retold, type Told } from './retold';
import { SECRET_WORDS } from './secret-words';
import type { Language } from './texts';

/** Titles and sentences with which the services refuse something. */
const GERMAN: readonly Told[] = [
  [/^Bad request$/, 'Die Anfrage passt nicht'],
  [/^Not authenticated$/, 'Nicht angemeldet'],
  [/^Not allowed$/, 'Nicht erlaubt'],
  [/^Not found$/, 'Nicht gefunden'],
  [/^Request timed out$/, 'Es hat zu lange gedauert'],
  [/^Conflict$/, 'Es steht etwas entgegen'],
  [/^Precondition failed$/, 'Es hat sich inzwischen geändert'],
  [/^Payload too large$/, 'Zu groß'],
  [/^Not acceptable as it stands$/, 'So nicht möglich'],
  [/^Too many requests$/, 'Zu viele Anfragen'],
  [/^Internal error$/, 'Innerer Fehler'],
  [/^Not available now$/, 'Gerade nicht verfügbar'],
  [/^The server cannot be reached$/, 'Der Server ist nicht erreichbar'],
  [/^The server answered (\d+)$/, 'Der Server antwortete $1'],
  [/^There is no such order$/, 'Diese Bestellung gibt es nicht'],
  [/^There is no such customer$/, 'Diesen Kunden gibt es nicht'],
  [/^There is no such payment$/, 'Diese Zahlung gibt es nicht'],
  [/^There is no such payout$/, 'Diese Auszahlung gibt es nicht'],
  [/^There is no such store$/, 'Diesen Shop gibt es nicht'],
  [/^There is no such connection$/, 'Diese Verbindung gibt es nicht'],
  [/^There is no such issue$/, 'Diese Ursache gibt es nicht'],
  [/^There is no such dead letter$/, 'Diese unzustellbare Nachricht gibt es nicht'],
  [/^There is no such approval$/, 'Diese Freigabe gibt es nicht'],
  [/^There is no such exception$/, 'Diese Abweichung gibt es nicht'],
  [/^There is no such bank line$/, 'Diese Zeile der Bank gibt es nicht'],
  [/^There is no such mapping$/, 'Diese Zuordnung gibt es nicht'],
  [/^There is no such run$/, 'Diesen Lauf gibt es nicht'],
  [/^There is no such .+$/, 'Das gibt es nicht'],
  [/^The store has no ERP$/, 'Der Shop hat kein ERP'],
  [
    /^The order is not paid: the ERP gets it once it is$/,
    'Die Bestellung ist nicht bezahlt: Das ERP bekommt sie, sobald sie es ist',
  ],
  [
    /^The payment is under review: the ERP gets the order once the review has approved it$/,
    'Die Zahlung wird geprüft: Das ERP bekommt die Bestellung, sobald die Prüfung sie freigegeben hat',
  ],
  [
    /^The order is canceled and the ERP lacks none of its entries$/,
    'Die Bestellung ist storniert, und dem ERP fehlt keine ihrer Buchungen',
  ],
  [/^Nothing is missing there, as far as is known here$/, 'Soweit hier bekannt, fehlt dort nichts'],
  [/^It would be refused as it stands$/, 'So, wie es steht, würde es abgelehnt'],
  [/^Nobody is signed in$/, 'Niemand ist angemeldet'],
  [/^These credentials are not valid$/, 'Diese Anmeldedaten sind ungültig'],
  [/^This needs the role (\S+)$/, 'Das verlangt die Rolle $1'],
  [/^Only an administrator (?:sets|changes) .+$/, 'Das darf nur ein Administrator'],
  [
    /^Somebody has (?:changed|removed) the .+? meanwhile.*$/,
    'Jemand hat es inzwischen geändert; sehen Sie es noch einmal an',
  ],
  [/^The configuration is at version (.+) by now$/, 'Die Konfiguration ist inzwischen bei Fassung $1'],
  [/^The mapping is at version (.+) by now$/, 'Die Zuordnung ist inzwischen bei Fassung $1'],
  [/^The draft has changed$/, 'Der Entwurf hat sich geändert'],
  [/^The draft stands at revision (\d+), not (\d+)\.$/, 'Der Entwurf ist bei Stand $1, nicht $2.'],
  [/^The document is no workflow$/, 'Das ist noch kein Ablauf'],
  [/^(?:The document has faults|(\d+) faults were found\.)$/, 'Es wurden Fehler gefunden.'],
  [/^The (?:store|body|query|path|configuration) has (\d+) faults?$/, 'Es wurden Fehler gefunden: $1'],
  [/^Stores use it: (.+)$/, 'Shops benutzen sie: $1'],
  [/^There is an account with this e-mail address$/, 'Ein Konto mit dieser E-Mail-Adresse gibt es schon'],
  [/^It was (\S+) already$/, 'Das ist schon geschehen ($1)'],
  [/^Nobody has decided it in time$/, 'Niemand hat rechtzeitig darüber entschieden'],
  [/^Somebody else decides what you have asked for$/, 'Über Ihren eigenen Wunsch entscheidet jemand anderes'],
  [/^Say why it is discarded$/, 'Sagen Sie, warum es verworfen wird'],
  [/^The amount must be above zero$/, 'Der Betrag muss über null liegen'],
  [/^The payment is in (\S+)$/, 'Die Zahlung ist in $1'],
  [/^A payment is canceled as a whole: (.+) is open$/, 'Eine Zahlung wird im Ganzen storniert: $1 ist offen'],
  [/^No such payment$/, 'Keine solche Zahlung'],
  [
    /^The order has no payment here that this could be done to\.$/,
    'Die Bestellung hat hier keine Zahlung, mit der das ginge.',
  ],
  [/^Nothing to capture$/, 'Nichts einzuziehen'],
  [
    /^Only an authorised payment can be captured; this one is (.+)\.$/,
    'Nur eine reservierte Zahlung kann eingezogen werden; diese hat den Stand „$1“.',
  ],
  [/^The payment can be captured only once$/, 'Die Zahlung kann nur einmal eingezogen werden'],
  [
    /^The card or the account does not allow several captures: a first one releases the rest\.$/,
    'Die Karte oder das Konto erlaubt nicht mehrere Einzüge: Schon der erste gibt den Rest frei.',
  ],
  [/^Nothing to refund$/, 'Nichts zu erstatten'],
  [
    /^Only captured money can be refunded; this payment is (.+)\.$/,
    'Nur Eingezogenes kann erstattet werden; diese Zahlung hat den Stand „$1“.',
  ],
  [/^There is no webhook endpoint to repair$/, 'Es gibt keinen Webhook-Endpunkt herzurichten'],
  [/^The payment is disputed$/, 'Die Zahlung ist angefochten'],
  [
    /^The customer's bank has taken this money back already; a refund would give it away twice\.$/,
    'Die Bank des Kunden hat dieses Geld schon zurückgeholt; eine Erstattung gäbe es ein zweites Mal weg.',
  ],
  [/^The amount is too high$/, 'Der Betrag ist zu hoch'],
  [
    /^At most (\d+) \(smallest unit of the currency\) is left\.$/,
    'Höchstens $1 (kleinste Einheit der Währung) ist noch da.',
  ],
  [/^The amount does not fit the payment$/, 'Der Betrag passt nicht zur Zahlung'],
  [
    /^It must be above zero and in the payment's currency\.$/,
    'Er muss über null und in der Währung der Zahlung sein.',
  ],
  [/^The order is canceled$/, 'Die Bestellung ist storniert'],
  [
    /^A canceled order is not paid and not captured\.$/,
    'Eine stornierte Bestellung wird weder bezahlt noch eingezogen.',
  ],
  [/^The payment does not fit its order$/, 'Die Zahlung passt nicht zu ihrer Bestellung'],
  [
    /^Its money is kept apart \((.+)\) until a person has decided\.$/,
    'Ihr Geld bleibt gesondert ($1), bis ein Mensch entschieden hat.',
  ],
  [/^The order is paid or authorised$/, 'Die Bestellung ist bezahlt oder reserviert'],
  [
    /^It was to be canceled only if unpaid, but its payment is (.+)\.$/,
    'Sie sollte nur unbezahlt storniert werden, aber ihre Zahlung hat den Stand „$1“.',
  ],
  [/^A payment is under way$/, 'Eine Zahlung ist unterwegs'],
  [
    /^The provider is still working on a payment of this order that cannot be stopped\.$/,
    'Der Zahlungsanbieter arbeitet noch an einer Zahlung dieser Bestellung, die sich nicht aufhalten lässt.',
  ],
  [/^The order is paid with another total$/, 'Die Bestellung ist mit einer anderen Summe bezahlt'],
  [
    /^The total changed after money had arrived for the former one\.$/,
    'Die Summe änderte sich, nachdem für die frühere Geld gekommen war.',
  ],
  [/^The payment provider refused$/, 'Der Zahlungsanbieter hat abgelehnt'],
  ...SECRET_WORDS,
  ...CHECK_WORDS,
];

/** A refusal in the reader's language; in the service's own words where they are not known. */
export const toldRefusal = (language: Language, sentence: string): string =>
  language === 'en' ? sentence : (retold(sentence, GERMAN) ?? sentence);
