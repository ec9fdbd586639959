import { retold, type Told } from './retold';
import type { Language } from './texts';

/** What the posting table calls its entries, and what stands behind: an order's number, a dispute, payouts. */
const ENTRIES: readonly Told[] = [
  [/^Sale in a foreign currency\b/, 'Verkauf in fremder Währung'],
  [/^Sale of a gift card\b/, 'Verkauf eines Gutscheins'],
  [/^Sale paid in part by gift card\b/, 'Verkauf, zum Teil mit Gutschein bezahlt'],
  [/^Sale that is earned over time\b/, 'Verkauf, der über die Zeit verdient wird'],
  [/^Sale\b/, 'Verkauf'],
  [/^Payment of an invoice in a foreign currency\b/, 'Zahlung einer Rechnung in fremder Währung'],
  [/^Charge that belongs to no order\b/, 'Belastung, die zu keiner Bestellung gehört'],
  [/^Part of the sale that was not captured\b/, 'Teil des Verkaufs, der nicht eingezogen wurde'],
  [/^Refund in a foreign currency\b/, 'Erstattung in fremder Währung'],
  [/^Refund of what was not earned yet\b/, 'Erstattung von noch nicht Verdientem'],
  [
    /^Refund of a charge that belongs to no order\b/,
    'Erstattung einer Belastung, die zu keiner Bestellung gehört',
  ],
  [
    /^Refund that failed: still owed to the customer\b/,
    'Gescheiterte Erstattung: dem Kunden noch geschuldet',
  ],
  [/^Refund\b/, 'Erstattung'],
  [/^Payment that failed after all\b/, 'Zahlung, die doch noch scheiterte'],
  [/^Dispute in a foreign currency\b/, 'Anfechtung in fremder Währung'],
  [/^Dispute won, in a foreign currency\b/, 'Anfechtung gewonnen, in fremder Währung'],
  [/^Dispute won\b/, 'Anfechtung gewonnen'],
  [/^Dispute lost\b/, 'Anfechtung verloren'],
  [/^Dispute\b/, 'Anfechtung'],
  [/^Payout drawn from the bank\b/, 'Auszahlung, von der Bank eingezogen'],
  [/^Payout that failed or was canceled\b/, 'Gescheiterte oder stornierte Auszahlung'],
  [/^Payout in the bank\b/, 'Auszahlung auf der Bank'],
  [/^Payout\b/, 'Auszahlung'],
  [/^Fee charged separately\b/, 'Gesondert berechnete Gebühr'],
  [/^Fee given back\b/, 'Erstattete Gebühr'],
  [/^Reserve held\b/, 'Einbehaltene Reserve'],
  [/^Reserve released\b/, 'Freigegebene Reserve'],
  [/^Top-up taken back\b/, 'Zurückgenommene Aufladung'],
  [/^Top-up\b/, 'Aufladung'],
  [/^Gift card that will not be redeemed\b/, 'Gutschein, der nicht mehr eingelöst wird'],
  [/^Store credit in place of a refund\b/, 'Guthaben statt einer Erstattung'],
  [/^Store credit spent\b/, 'Eingelöstes Guthaben'],
  [/^Revenue earned\b/, 'Verdienter Erlös'],
  [/^Charge whose invoice came later\b/, 'Belastung, deren Rechnung später kam'],
  [/^Reversal of (\S+): /, 'Storno von $1: '],
];

const BEHIND: readonly Told[] = [
  [/, order (\S+)$/, ', Bestellung $1'],
  [/, dispute (\S+)$/, ', Anfechtung $1'],
  [/, (\d+) payouts$/, ', $1 Auszahlungen'],
];

/** An entry's name in the reader's language; the books themselves keep the one it was booked with. */
export function toldEntry(language: Language, description: string): string {
  if (language === 'en') return description;
  const named = retold(description, ENTRIES) ?? description;
  return retold(named, BEHIND) ?? named;
}

const ACCOUNTS: Readonly<Record<string, string>> = {
  Bank: 'Bank',
  'Payment clearing': 'Zahlungsverrechnung',
  'Payouts in transit': 'Auszahlungen unterwegs',
  'Disputed funds receivable': 'Forderungen aus Anfechtungen',
  'Payment provider reserve': 'Reserve beim Zahlungsanbieter',
  Receivables: 'Forderungen',
  'Sales tax payable': 'Umsatzsteuer',
  'Deferred revenue': 'Abgegrenzte Erlöse',
  'Gift card liability': 'Verbindlichkeiten aus Gutscheinen',
  'Store credit': 'Kundenguthaben',
  'Refunds payable': 'Offene Erstattungen',
  Sales: 'Erlöse',
  Shipping: 'Versanderlöse',
  Discounts: 'Rabatte',
  Refunds: 'Erstattungen',
  Breakage: 'Nicht eingelöste Gutscheine',
  'Processing fees': 'Zahlungsgebühren',
  'Dispute fees': 'Gebühren für Anfechtungen',
  'Dispute losses': 'Verluste aus Anfechtungen',
  'Other provider fees': 'Sonstige Gebühren des Anbieters',
  'Exchange gain or loss': 'Währungsgewinn oder -verlust',
  'Rounding differences': 'Rundungsdifferenzen',
  'Unidentified receipts': 'Ungeklärte Zahlungseingänge',
};

/** The name of an account of our own chart; a name that a store has given stays. */
export const toldAccount = (language: Language, name: string): string =>
  language === 'en' ? name : (ACCOUNTS[name] ?? name);
