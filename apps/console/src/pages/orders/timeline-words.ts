import type { TimelineItem } from '#contracts/models/timeline';
import type { Language } from '../../i18n/texts';

type Told = readonly [sentence: RegExp, german: string];

/** The sentences of the timeline are kept as the service told them, in English. Here they are in German, by the fact that they tell. */
const GERMAN: Readonly<Record<string, readonly Told[]>> = {
  'order.placed': [[/^Order (.+) was placed over (.+)$/, 'Bestellung $1 über $2 ging ein']],
  'order.created-by-us': [
    [
      /^Order (.+) over (.+) was made in the shop for the paid invoice (.+)$/,
      'Bestellung $1 über $2 wurde im Shop für die bezahlte Rechnung $3 angelegt',
    ],
  ],
  'credit-note.issued': [
    [/^Credit note (.+) over (.+) was issued$/, 'Gutschrift $1 über $2 wurde ausgestellt'],
  ],
  'order.changed': [
    [
      /^Order (.+) was changed: the total is now (.+)$/,
      'Bestellung $1 wurde geändert: Die Summe ist jetzt $2',
    ],
    [/^Order (.+) was changed; the total is the same$/, 'Bestellung $1 wurde geändert; die Summe bleibt'],
  ],
  'order.status-changed': [
    [/^The shop set the status "(.*)"$/, 'Der Shop setzte den Status „$1“'],
    [/^The shop moved the status from "(.*)" to "(.*)"$/, 'Der Shop änderte den Status von „$1“ auf „$2“'],
  ],
  'order.return-approved': [
    [/^The shop approved the return (.+) over (.+)$/, 'Der Shop nahm die Rückgabe $1 über $2 an'],
  ],
  'order.shipped': [
    [
      /^The last part of the order was shipped in parcel (.+) \((.+), (.+)\)$/,
      'Der letzte Teil der Bestellung wurde verschickt, Paket $1 ($2, $3)',
    ],
    [
      /^The last part of the order was shipped \((.+), (.+)\)$/,
      'Der letzte Teil der Bestellung wurde verschickt ($1, $2)',
    ],
    [
      /^A part of the order worth (.+) was shipped in parcel (.+) \((.+)\)$/,
      'Ein Teil der Bestellung im Wert von $1 wurde verschickt, Paket $2 ($3)',
    ],
    [
      /^A part of the order worth (.+) was shipped \((.+)\)$/,
      'Ein Teil der Bestellung im Wert von $1 wurde verschickt ($2)',
    ],
  ],
  'order.parcel-updated': [[/^What was shipped is in parcel (.+)$/, 'Was verschickt wurde, ist im Paket $1']],
  'order.stock-put-back': [
    [
      /^No stock is kept of what came back \((.+)\)$/,
      'Über das Zurückgekommene wird kein Bestand geführt ($1)',
    ],
    [
      /^What came back is in the shop's stock again \((.+)\)$/,
      'Zurückgekommenes ist wieder im Bestand des Shops ($1)',
    ],
  ],
  'order.sent-again': [
    [/^Sent to the shop again by (.+)$/, 'Erneut an den Shop gesendet von $1'],
    [/^Sent to the ERP again by (.+)$/, 'Erneut an das ERP gesendet von $1'],
  ],
  'payment.link-mailed': [
    [
      /^The link to pay was mailed to the shopper by (.+)$/,
      'Der Zahlungslink ging per E-Mail an den Kunden, verlangt von $1',
    ],
  ],
  'order.updated': [[/^The shop now says "(.*?)" \([a-z_]*\)(: .*)?$/s, 'Der Shop sagt jetzt „$1“$2']],
  'payment.created': [[/^A payment of (.+) was prepared$/, 'Eine Zahlung über $1 wurde vorbereitet']],
  'payment.not-required': [[/^Nothing has to be paid$/, 'Es ist nichts zu zahlen']],
  'payment.requires-action': [
    [/^The shopper has to confirm the payment$/, 'Der Kunde muss die Zahlung bestätigen'],
  ],
  'payment.processing': [
    [/^The payment is under way by (.+)$/, 'Die Zahlung ist unterwegs ($1)'],
    [/^The payment is under way$/, 'Die Zahlung ist unterwegs'],
  ],
  'payment.authorized': [[/^(.+) were authorized$/, '$1 wurden autorisiert']],
  'payment.succeeded': [
    [/^(.+) were paid by (.+)$/, '$1 wurden bezahlt ($2)'],
    [/^(.+) were paid$/, '$1 wurden bezahlt'],
  ],
  'payment.partially-captured': [[/^(.+) of (.+) were captured$/, '$1 von $2 wurden eingezogen']],
  'payment.failed': [[/^The payment was declined(.*)$/, 'Die Zahlung wurde abgelehnt$1']],
  'payment.canceled': [[/^The payment was canceled$/, 'Die Zahlung wurde storniert']],
  'payment.expired': [[/^The payment has expired$/, 'Die Zahlung ist abgelaufen']],
  'payment.capture-failed': [[/^The capture was refused(.*)$/, 'Der Einzug wurde abgelehnt$1']],
  'payment.authorization-expiring': [
    [
      /^The authorization is lost in (\d+) hours unless it is captured$/,
      'Die Autorisierung verfällt in $1 Stunden, wenn sie nicht eingezogen wird',
    ],
  ],
  'payment.exception': [[/^The payment needs a look(.*)$/, 'Die Zahlung braucht einen Blick$1']],
  'refund.created': [[/^A refund of (.+) was begun$/, 'Eine Erstattung über $1 wurde begonnen']],
  'refund.succeeded': [[/^(.+) were refunded$/, '$1 wurden erstattet']],
  'refund.failed': [[/^The refund of (.+? [A-Z]{3}) failed(.*)$/, 'Die Erstattung über $1 scheiterte$2']],
  'balance-transaction.recorded': [
    [/^The balance moved by (.+), fee (.+) \((.+)\)$/, 'Der Saldo änderte sich um $1, Gebühr $2 ($3)'],
  ],
  'dispute.opened': [
    [/^The bank of the customer asks about (.+) \((.+)\)$/, 'Die Bank des Kunden fragt nach $1 ($2)'],
    [/^The bank of the customer disputes (.+) \((.+)\)$/, 'Die Bank des Kunden ficht $1 an ($2)'],
  ],
  'dispute.updated': [
    [/^The dispute is (.+); (.+) are withdrawn$/, 'Die Anfechtung steht auf „$1“; $2 sind abgezogen'],
    [/^The dispute is (.+)$/, 'Die Anfechtung steht auf „$1“'],
  ],
  'dispute.evidence-due': [
    [/^Evidence for the dispute is due in (\d+) hours$/, 'Belege zur Anfechtung sind in $1 Stunden fällig'],
  ],
  'dispute.closed': [[/^The dispute has ended: (.+)$/, 'Die Anfechtung ist beendet: $1']],
  'review.opened': [[/^The payment is under review \((.+)\)$/, 'Die Zahlung wird geprüft ($1)']],
  'review.closed': [[/^The review has ended: (.+)$/, 'Die Prüfung ist beendet: $1']],
  'fraud-warning.received': [
    [/^A card network warns of fraud \((.+)\)$/, 'Ein Kartennetz warnt vor Betrug ($1)'],
  ],
  'journal-entry.recorded': [[/^Booked: (.+)$/, 'Gebucht: $1']],
  'journal-entry.posted': [[/^The ERP has the entry as (.+)$/, 'Das ERP führt die Buchung als $1']],
  'booking.exception': [
    [/^A movement of the balance was not booked(.*)$/, 'Eine Bewegung des Saldos wurde nicht gebucht$1'],
  ],
  'erp-order.posted': [[/^The ERP has the order as (.+)$/, 'Das ERP führt die Bestellung als $1']],
  'inventory.reserved': [
    [/^Stock is reserved \((.+)\)$/, 'Bestand ist reserviert ($1)'],
    [/^No stock had to be reserved$/, 'Es war kein Bestand zu reservieren'],
  ],
  'inventory.released': [[/^Reserved stock was released$/, 'Reservierter Bestand wurde freigegeben']],
  'dead-letter.recorded': [
    [/^A message \((.+?)\) could not be handled(.*)$/, 'Eine Nachricht ($1) war nicht zustellbar$2'],
  ],
  'workflow.signaled': [[/^Workflow (\S+) says (.+)$/, 'Ablauf $1 meldet $2']],
  'workflow-run.started': [[/^Workflow (.+) \(version (\d+)\) started$/, 'Ablauf $1 (Version $2) begann']],
  'workflow-run.completed': [[/^Workflow (.+) is complete$/, 'Ablauf $1 ist fertig']],
  'workflow-run.failed': [[/^Workflow (\S+) stands still at (.+)$/, 'Ablauf $1 steht still bei $2']],
  'workflow-run.resumed': [[/^Workflow (.+) goes on$/, 'Ablauf $1 geht weiter']],
};

const MONEY = /(-?\d+(?:\.\d+)?) ([A-Z]{3})\b/g;

/** A fact's sentence in the reader's language; the service's own where no other is known. */
export function toldIn(
  language: Language,
  { type, summary }: Pick<TimelineItem, 'type' | 'summary'>,
): string {
  if (language === 'en') return summary;
  const told = GERMAN[type]?.find(([sentence]) => sentence.test(summary));
  return told ? germanMoney(summary.replace(...told)) : summary;
}

/** `149.70 EUR` as `149,70 EUR`: the same digits, so that no smallest unit is lost. */
const germanMoney = (text: string): string =>
  text.replace(MONEY, (_all, amount: string, currency: string) => `${amount.replace('.', ',')} ${currency}`);
