import { CHECK_WORDS } from './check-words';
import { helpAgainst, toldCode } from './failure-codes/told-code';
import { retold, type Told } from './retold';
import { toldRefusal } from './refusal-words';
import type { Language } from './texts';

/** Why something could not be carried out: the sentences that every service may tell, and the commonest of the connectors. */
const REASONS: readonly Told[] = [
  [
    /^Field (.+?) cannot be mapped: expected a value(?: of type \S+)?, but found (?:nothing|null|"")\.$/s,
    'Das Feld $1 lässt sich nicht zuordnen: Es fehlt ein Wert.',
  ],
  [
    /^Field (.+?) cannot be mapped: expected (.+), but found (.+)\.$/s,
    'Das Feld $1 lässt sich nicht zuordnen. Erwartet: $2; gefunden: $3.',
  ],
  [/^The mapping (\S+) of (\S+) is at fault: (.+)$/s, 'Die Zuordnung $1 von $2 ist fehlerhaft: $3'],
  [/^The service died (\d+) times on this message$/, 'Der Dienst ist $1-mal an dieser Nachricht gestorben'],
  [/^The body of this (\S+) is not JSON$/, 'Der Inhalt dieser Nachricht ($1) ist kein JSON'],
  [
    /^The body of this (\S+) breaks its contract: (.*)$/s,
    'Der Inhalt dieser Nachricht ($1) verletzt ihren Vertrag: $2',
  ],
  [/^No handler takes "(.+)"$/, 'Niemand nimmt „$1“ entgegen'],
  [/^The message has no type$/, 'Die Nachricht hat keine Art'],
  [/^There is no store (\S+) in the configuration$/, 'Den Shop $1 gibt es in der Konfiguration nicht'],
  [
    /^There is no connection (\S+) in the configuration$/,
    'Die Verbindung $1 gibt es in der Konfiguration nicht',
  ],
  [/^Connection (\S+) has no (.+)$/, 'Der Verbindung $1 fehlt: $2'],
  [/^No store uses the commerce connection (\S+)$/, 'Kein Shop benutzt die Verbindung $1'],
  [/^Several stores use the commerce connection (\S+)$/, 'Mehrere Shops benutzen die Verbindung $1'],
  [/^Order (\S+) of (\S+) is not known here$/, 'Bestellung $1 von $2 ist hier nicht bekannt'],
  [/^Order (\S+) is not known here yet$/, 'Bestellung $1 ist hier noch nicht bekannt'],
  [
    /^Order (\S+) is paid in the shop, and no payment of it was found at the provider$/,
    'Bestellung $1 ist im Shop bezahlt, und beim Zahlungsanbieter fand sich keine Zahlung dazu',
  ],
  [/^Order (\S+) has no (?:line )?items(?: yet)?$/, 'Bestellung $1 hat keine Positionen'],
  [/^The order carries our mark of invoice (\S+)$/, 'Die Bestellung trägt unser Kennzeichen der Rechnung $1'],
  [
    /^(.+) is active in the commerce system and would capture too$/,
    '$1 ist im Shop-System aktiv und würde auch einziehen',
  ],
  [/^(order\.\S+) is (.+); expected (.+)\.$/, '$1 ist $2; erwartet: $3.'],
  [
    /^(Kentico|OrderCloud|Experience Commerce) has no order (\S+)(?: on this site)?$/,
    '$1 hat keine Bestellung $2',
  ],
  [/^(Kentico|OrderCloud|Stripe) denied (.+)$/, '$1 hat $2 verweigert'],
  [/^(Kentico|OrderCloud) does not know (.+)$/, '$1 kennt $2 nicht'],
  [/^(Kentico|Stripe) answered (\d+)(.*)$/s, '$1 antwortete $2$3'],
  [/^Stripe did not answer: (.+)$/s, 'Stripe hat nicht geantwortet: $1'],
  [/^The answer of (.+) was lost: (.+)$/s, 'Die Antwort von $1 ging verloren: $2'],
  [/^No answer within (\d+) seconds$/, 'Keine Antwort in $1 Sekunden'],
  [/^The mail server refused the mail: (.+)$/s, 'Der Mailserver hat die Mail abgelehnt: $1'],
  [
    /^Entry (\S+) needs a customer, but its order is not posted$/,
    'Buchung $1 braucht einen Kunden, aber ihre Bestellung steht nicht im ERP',
  ],
];

/** What would help. */
const HELP: readonly Told[] = [
  [
    /^Fill (.+) in the source system, or give the field a default or another source\.$/s,
    'Füllen Sie $1 im Quellsystem, oder geben Sie dem Feld einen Ersatzwert oder eine andere Quelle.',
  ],
  [
    /^Correct mappings\["(.+)"\] of the store and apply the configuration again\.$/,
    'Berichtigen Sie die Zuordnung $1 des Shops.',
  ],
  [
    /^Look at what the service logged before it died; replay after the fix\.$/,
    'Sehen Sie nach, was der Dienst zuletzt geschrieben hat; wiederholen Sie nach der Behebung.',
  ],
  [
    /^Ask the publisher what it sent, or replay it with a corrected body\.$/,
    'Fragen Sie den Absender, was er gesendet hat, oder wiederholen Sie mit berichtigtem Inhalt.',
  ],
  [/^Replay it with a corrected body\.$/, 'Wiederholen Sie sie mit berichtigtem Inhalt.'],
  [
    /^Deploy a version that knows this type and replay, or discard it\.$/,
    'Spielen Sie eine Version ein, die diese Art kennt, und wiederholen Sie; oder verwerfen Sie sie.',
  ],
  [
    /^Add the (store|connection) to the configuration, then replay the message\.$/,
    'Nehmen Sie ihn oder sie in die Konfiguration auf ($1), dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Name the connection in a store of the configuration, then replay the message\.$/,
    'Geben Sie die Verbindung bei einem Shop an, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Give every store a commerce connection of its own \(one per site\), then replay the message\.$/,
    'Geben Sie jedem Shop eine eigene Verbindung zum Shop-System, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^The order must have been seen in the commerce system before it can be updated\.$/,
    'Die Bestellung muss erst im Shop-System gesehen worden sein.',
  ],
  [
    /^Correct the order in (?:the commerce system|.+?)(?: \(.+\))?, then replay the message\.$/,
    'Berichtigen Sie die Bestellung im Shop-System, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Correct (.+) in (Kentico|OrderCloud)(?: \(.+\))?, then replay(?: the message)?\.$/,
    'Berichtigen Sie $1 in $2, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Correct or remove the (?:line )?item in (Kentico|OrderCloud), then replay the message\.$/,
    'Berichtigen oder entfernen Sie die Position in $1, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Name the product in the metadata `sku` of the price at Stripe, then replay the message\.$/,
    'Nennen Sie den Artikel in den Metadaten `sku` des Preises bei Stripe, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^Switch (.+) off, say so in the connection \(the time it was retired\), then replay the message\.$/,
    'Schalten Sie $1 ab, tragen Sie in der Verbindung ein, seit wann, dann wiederholen Sie die Nachricht.',
  ],
  [
    /^The order was deleted, or it belongs to another site than the connection names\.$/,
    'Die Bestellung wurde gelöscht, oder sie gehört zu einer anderen Website als der der Verbindung.',
  ],
  [
    /^Somebody removed it in the broker\. Discard the entry\.$/,
    'Jemand hat sie im Broker entfernt. Verwerfen Sie den Eintrag.',
  ],
  [/^Test again in a moment\.$/, 'Testen Sie gleich noch einmal.'],
  [
    /^Check the address, and whether a firewall is between\.$/,
    'Prüfen Sie die Adresse, und ob eine Firewall dazwischen ist.',
  ],
  [/^Look whether the service (\S+) runs\.$/, 'Sehen Sie nach, ob der Dienst $1 läuft.'],
];

const ALL: readonly Told[] = [...REASONS, ...HELP, ...CHECK_WORDS];

/** In German, or undefined where nobody has put this very sentence into words. */
function germanOf(sentence: string): string | undefined {
  const told = retold(sentence, ALL) ?? toldRefusal('de', sentence);
  return told === sentence ? undefined : told;
}

/**
 * Why something failed, in the reader's language. A sentence that has no words of its own is told by its code, and stands behind it as it
 * was told: it holds the names and the numbers.
 */
export function toldFailure(language: Language, sentence: string, code = ''): string {
  if (language === 'en') return sentence;
  const told = germanOf(sentence);
  if (told !== undefined) return told;
  const what = toldCode(code);
  if (what === undefined) return sentence;
  return sentence === '' ? what : `${what} (${sentence})`;
}

/** What would help, in the reader's language. */
export const toldHelp = (language: Language, suggestion: string, code = ''): string =>
  language === 'en' ? suggestion : (germanOf(suggestion) ?? helpAgainst(code) ?? suggestion);
