import type { Dispute } from '#contracts/models/dispute';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Refund } from '#contracts/models/payment';
import type { Language } from '../../i18n/texts';
import { look, type StatusLook } from './statuses';

export const refundStatusLooks: Readonly<Record<Refund['status'], StatusLook>> = {
  pending: look('waiting', 'On its way', 'Unterwegs'),
  requires_action: look('attention', 'Shopper must act', 'Kunde muss handeln'),
  succeeded: look('good', 'Refunded', 'Erstattet'),
  failed: look('bad', 'Failed', 'Gescheitert'),
  canceled: look('neutral', 'Canceled', 'Storniert'),
};

export const disputeStatusLooks: Readonly<Record<Dispute['status'], StatusLook>> = {
  warning_needs_response: look('attention', 'Inquiry, answer wanted', 'Anfrage, Antwort erbeten'),
  warning_under_review: look('attention', 'Inquiry, being reviewed', 'Anfrage, in Prüfung'),
  warning_closed: look('good', 'Inquiry closed', 'Anfrage erledigt'),
  needs_response: look('bad', 'Answer needed', 'Antwort nötig'),
  under_review: look('attention', 'Being reviewed', 'In Prüfung'),
  appeal_needs_response: look('bad', 'Appeal, answer needed', 'Berufung, Antwort nötig'),
  appeal_under_review: look('attention', 'Appeal, being reviewed', 'Berufung, in Prüfung'),
  won: look('good', 'Won', 'Gewonnen'),
  lost: look('bad', 'Lost', 'Verloren'),
  prevented: look('good', 'Prevented', 'Abgewendet'),
  unknown: look('attention', 'Unknown', 'Unbekannt'),
};

export const entryStateLooks: Readonly<Record<JournalEntry['state'], StatusLook>> = {
  recorded: look('waiting', 'On its way to the ERP', 'Unterwegs ins ERP'),
  posted: look('good', 'In the ERP', 'Im ERP'),
  failed: look('bad', 'Refused by the ERP', 'Vom ERP abgelehnt'),
};

const REASONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  duplicate: { en: 'paid twice', de: 'doppelt bezahlt' },
  fraudulent: { en: 'fraud', de: 'Betrug' },
  requested_by_customer: { en: 'the customer asked for it', de: 'vom Kunden gewünscht' },
  expired_uncaptured_charge: { en: 'hold ran out', de: 'Reservierung abgelaufen' },
  canceled: { en: 'order canceled', de: 'Bestellung storniert' },
  bank_cannot_process: { en: 'the bank cannot process it', de: 'die Bank kann sie nicht ausführen' },
  check_returned: { en: 'check returned', de: 'Scheck zurückgegeben' },
  credit_not_processed: { en: 'a credit was not given', de: 'Gutschrift nicht erhalten' },
  customer_initiated: { en: 'started by the customer', de: 'vom Kunden ausgelöst' },
  debit_not_authorized: { en: 'debit not authorised', de: 'Abbuchung nicht erlaubt' },
  general: { en: 'no particular reason', de: 'ohne besonderen Grund' },
  incorrect_account_details: { en: 'wrong account details', de: 'falsche Kontodaten' },
  insufficient_funds: { en: 'not enough money', de: 'Konto nicht gedeckt' },
  product_not_received: { en: 'goods not received', de: 'Ware nicht erhalten' },
  product_unacceptable: { en: 'goods not as described', de: 'Ware nicht wie beschrieben' },
  subscription_canceled: { en: 'subscription was canceled', de: 'Abonnement war gekündigt' },
  unrecognized: { en: 'payment not recognised', de: 'Zahlung nicht erkannt' },
};

/** Why money is given or taken back; a word of the provider that we do not know stays as it is. */
export const reasonWords = (reason: string, language: Language): string =>
  (Object.hasOwn(REASONS, reason) ? REASONS[reason]?.[language] : undefined) ?? reason.replaceAll('_', ' ');
