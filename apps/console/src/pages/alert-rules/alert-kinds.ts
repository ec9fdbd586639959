import type { AlertKind } from './rule';

interface Words {
  readonly en: string;
  readonly de: string;
}

/** What happened, in the order in which an order meets it. */
export const alertKindNames: Readonly<Record<AlertKind, Words>> = {
  'payment.capture-failed': { en: 'A capture was refused', de: 'Ein Einzug wurde abgelehnt' },
  'payment.exception': {
    en: 'Money that does not fit the order',
    de: 'Geld, das nicht zur Bestellung passt',
  },
  'payment.authorization-expiring': {
    en: 'Held money is about to be lost',
    de: 'Reserviertes Geld geht bald verloren',
  },
  'review.opened': { en: 'A payment is under review', de: 'Eine Zahlung wird geprüft' },
  'fraud-warning.received': {
    en: 'A payment is probably fraud',
    de: 'Eine Zahlung ist wahrscheinlich Betrug',
  },
  'refund.failed': { en: 'A refund failed', de: 'Eine Erstattung ist gescheitert' },
  'dispute.opened': { en: 'A payment is disputed', de: 'Eine Zahlung wird angefochten' },
  'dispute.evidence-due': {
    en: 'Evidence for a dispute is due',
    de: 'Belege für einen Streitfall sind fällig',
  },
  'payout.failed': { en: 'A payout failed', de: 'Eine Auszahlung ist gescheitert' },
  'booking.exception': { en: 'A movement was not booked', de: 'Eine Bewegung wurde nicht gebucht' },
  'expectation.missed': {
    en: 'Something that must follow is late',
    de: 'Etwas, das folgen muss, bleibt aus',
  },
  'connection.degraded': { en: 'A connection keeps failing', de: 'Eine Verbindung scheitert ständig' },
  'connection.silent': {
    en: 'A connection has fallen silent',
    de: 'Eine Verbindung ist verstummt',
  },
  'mapping.drifted': {
    en: 'What a store sends has changed its shape',
    de: 'Was ein Shop sendet, hat eine andere Form',
  },
  'webhook-gap.found': { en: 'Events came without a webhook', de: 'Ereignisse kamen ohne Webhook' },
  'webhook-endpoint.drifted': { en: 'The webhook endpoint is wrong', de: 'Der Webhook-Endpunkt ist falsch' },
  'dead-letter.recorded': {
    en: 'Messages wait in the dead letters',
    de: 'Nachrichten warten bei den unzustellbaren',
  },
  'workflow-run.failed': { en: 'A run stands still', de: 'Ein Ablauf steht still' },
};
