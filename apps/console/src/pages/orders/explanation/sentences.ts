import type { OrderReasonCode } from '#contracts/models/order-explanation';

/** What fills a sentence; money is written out already. */
export type Filling = Readonly<Record<string, string>> & { readonly money?: string };
type Sentence = (filling: Filling) => string;

const because = (why: string | undefined): string => (why === undefined || why === '' ? '' : ` (${why})`);

const SHOWN = 3;

/** The first of a list that somebody reads, and how many follow; the run shows all of them. */
function shortList(list: string | undefined, more: (count: number) => string): string {
  const items = (list ?? '').split(', ');
  if (items.length <= SHOWN + 1) return items.join(', ');
  return `${items.slice(0, SHOWN).join(', ')} ${more(items.length - SHOWN)}`;
}

const en: Readonly<Record<OrderReasonCode, Sentence>> = {
  'dead-letter': ({ message, why }) =>
    `A message could not be carried out and waits for you: ${message}${because(why)}`,
  'run-failed': ({ workflow, step, why }) =>
    `The workflow ${workflow} stands still at the step “${step}”${because(why)}`,
  'capture-refused': ({ money, why }) => `The capture of ${money} was refused${because(why)}`,
  'authorization-lost': ({ money }) => `The hold on ${money} is lost: it was not captured in time`,
  'authorization-expiring': ({ money }) => `${money} are held and will soon be lost unless they are captured`,
  'money-exception': ({ why }) => `Money has come that does not fit the order${because(why)}`,
  'booking-refused': ({ why }) => `A movement of the money fits no posting rule${because(why)}`,
  'erp-refused': ({ entries, entry }) => `The ERP has refused ${entries} entries: ${entry}`,
  'payout-failed': ({ money, payout, why }) =>
    `The payout ${payout} with ${money} of this order failed${because(why)}. The money is in the provider's balance again`,
  'refund-failed': ({ money, why }) => `The refund of ${money} failed${because(why)}`,
  'dispute-open': ({ money, status, why }) => `${money} are disputed (${why}); it stands at: ${status}`,
  'approval-pending': ({ workflow, step }) => `The workflow ${workflow} waits for an approval at “${step}”`,
  'review-open': () => 'The provider wants a person to review the payment. Ship nothing until that is done',
  'connection-failing': ({ connection, why }) => `The connection ${connection} keeps failing${because(why)}`,
  'step-retrying': ({ step, attempts, why }) =>
    `The step “${step}” failed ${attempts} times and is tried again${because(why)}`,
  'step-unanswered': ({ step, command }) =>
    `The step “${step}” should have been answered by now (${command})`,
  'payment-refused': ({ money, why }) => `No payment of ${money} could be prepared${because(why)}`,
  'payment-declined': ({ money, why }) =>
    `The payment of ${money} was declined${because(why)}. The shopper may try again`,
  'shop-behind': ({ money, status }) => `${money} were taken, but the shop still says “${status}”`,
  'not-booked': ({ money }) => `${money} were taken and are not in our books yet`,
  'not-in-erp': ({ entries }) => `${entries} journal entries are not in the ERP yet`,
  'bank-missing': ({ money, payout, day }) =>
    `The payout ${payout} with ${money} of this order should have arrived on ${day}, and the bank's statements do not show it`,
  'awaiting-shopper': ({ money }) => `The shopper has not paid the ${money} yet`,
  'awaiting-capture': ({ money }) =>
    `${money} are held and wait to be captured, usually when the order is shipped`,
  'payment-processing': ({ money, method }) =>
    `The payment of ${money} is under way${because(method)}; this method takes days`,
  'payout-on-its-way': ({ money, payout, day }) =>
    `${money} are on their way to the bank with the payout ${payout}, which arrives on ${day}`,
  'awaiting-payout': ({ money }) =>
    `${money} are in the provider's balance and go to the bank with the next payout`,
  'refund-pending': ({ money }) => `The refund of ${money} is under way`,
  'awaiting-answer': ({ step, command }) => `The step “${step}” is being carried out (${command})`,
  'awaiting-time': ({ step }) => `The workflow waits for its time at “${step}”`,
  'awaiting-event': ({ step, event }) =>
    `The workflow listens at “${step}” for: ${shortList(event, (n) => `and ${n} more`)}`,
  'payment-missing': ({ money }) => `No payment over ${money} has been prepared`,
  'payment-expired': ({ money }) => `The payment of ${money} has expired`,
  'payment-canceled': () => 'The payment was canceled',
  'no-workflow': () => 'No workflow has taken this order',
  complete: () => 'Nothing is stuck: the money has come and everything has followed',
  'nothing-open': () => 'Nothing is stuck and nothing is awaited',
};

const de: Readonly<Record<OrderReasonCode, Sentence>> = {
  'dead-letter': ({ message, why }) =>
    `Eine Nachricht konnte nicht ausgeführt werden und wartet auf Sie: ${message}${because(why)}`,
  'run-failed': ({ workflow, step, why }) =>
    `Der Ablauf ${workflow} steht beim Schritt „${step}“${because(why)}`,
  'capture-refused': ({ money, why }) => `Der Einzug von ${money} wurde abgelehnt${because(why)}`,
  'authorization-lost': ({ money }) =>
    `Die Autorisierung über ${money} ist verfallen: Sie wurde nicht rechtzeitig eingezogen`,
  'authorization-expiring': ({ money }) =>
    `${money} sind autorisiert und verfallen bald, wenn sie nicht eingezogen werden`,
  'money-exception': ({ why }) => `Es kam Geld, das nicht zur Bestellung passt${because(why)}`,
  'booking-refused': ({ why }) => `Für eine Bewegung des Geldes gibt es keine Buchungsregel${because(why)}`,
  'erp-refused': ({ entries, entry }) => `Das ERP hat ${entries} Buchungen abgelehnt: ${entry}`,
  'payout-failed': ({ money, payout, why }) =>
    `Die Auszahlung ${payout} mit ${money} dieser Bestellung ist gescheitert${because(why)}. Das Geld ist wieder im Guthaben beim Anbieter`,
  'refund-failed': ({ money, why }) => `Die Erstattung von ${money} ist gescheitert${because(why)}`,
  'dispute-open': ({ money, status, why }) => `${money} sind angefochten (${why}); Stand: ${status}`,
  'approval-pending': ({ workflow, step }) => `Der Ablauf ${workflow} wartet bei „${step}“ auf eine Freigabe`,
  'review-open': () =>
    'Der Anbieter möchte, dass ein Mensch die Zahlung prüft. Versenden Sie bis dahin nichts',
  'connection-failing': ({ connection, why }) =>
    `Die Verbindung ${connection} scheitert immer wieder${because(why)}`,
  'step-retrying': ({ step, attempts, why }) =>
    `Der Schritt „${step}“ ist ${attempts}-mal gescheitert und wird wiederholt${because(why)}`,
  'step-unanswered': ({ step, command }) =>
    `Der Schritt „${step}“ sollte längst beantwortet sein (${command})`,
  'payment-refused': ({ money, why }) =>
    `Eine Zahlung über ${money} ließ sich nicht vorbereiten${because(why)}`,
  'payment-declined': ({ money, why }) =>
    `Die Zahlung von ${money} wurde abgelehnt${because(why)}. Der Kunde kann es erneut versuchen`,
  'shop-behind': ({ money, status }) => `${money} sind eingezogen, aber der Shop sagt noch „${status}“`,
  'not-booked': ({ money }) => `${money} sind eingezogen und noch nicht in unseren Büchern`,
  'not-in-erp': ({ entries }) => `${entries} Buchungen sind noch nicht im ERP`,
  'bank-missing': ({ money, payout, day }) =>
    `Die Auszahlung ${payout} mit ${money} dieser Bestellung sollte am ${day} ankommen, und kein Kontoauszug zeigt sie`,
  'awaiting-shopper': ({ money }) => `Der Kunde hat die ${money} noch nicht bezahlt`,
  'awaiting-capture': ({ money }) =>
    `${money} sind autorisiert und warten auf den Einzug, meist beim Versand`,
  'payment-processing': ({ money, method }) =>
    `Die Zahlung von ${money} ist unterwegs${because(method)}; diese Zahlart dauert Tage`,
  'payout-on-its-way': ({ money, payout, day }) =>
    `${money} sind mit der Auszahlung ${payout} unterwegs zur Bank und kommen am ${day} an`,
  'awaiting-payout': ({ money }) =>
    `${money} liegen im Guthaben beim Anbieter und gehen mit der nächsten Auszahlung zur Bank`,
  'refund-pending': ({ money }) => `Die Erstattung von ${money} ist unterwegs`,
  'awaiting-answer': ({ step, command }) => `Der Schritt „${step}“ wird ausgeführt (${command})`,
  'awaiting-time': ({ step }) => `Der Ablauf wartet bei „${step}“ auf seine Zeit`,
  'awaiting-event': ({ step, event }) =>
    `Der Ablauf wartet bei „${step}“ auf: ${shortList(event, (n) => `und ${n} weitere`)}`,
  'payment-missing': ({ money }) => `Es wurde keine Zahlung über ${money} vorbereitet`,
  'payment-expired': ({ money }) => `Die Zahlung von ${money} ist abgelaufen`,
  'payment-canceled': () => 'Die Zahlung wurde storniert',
  'no-workflow': () => 'Kein Ablauf hat diese Bestellung übernommen',
  complete: () => 'Nichts hängt: Das Geld ist da, und alles ist gefolgt',
  'nothing-open': () => 'Nichts hängt, und nichts wird erwartet',
};

export const sentences = { en, de } as const;
