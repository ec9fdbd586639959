import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import type { Language } from '../../i18n/texts';
import type { Tone } from '../../parts/status-badge';

type Words = Readonly<Record<Language, string>>;

export interface StatusLook {
  readonly tone: Tone;
  readonly name: Words;
}

export const look = (tone: Tone, en: string, de: string): StatusLook => ({ tone, name: { en, de } });

export const orderStatusLooks: Readonly<Record<OrderStatus, StatusLook>> = {
  placed: look('neutral', 'Placed', 'Eingegangen'),
  awaiting_payment: look('waiting', 'Awaiting payment', 'Wartet auf Zahlung'),
  authorized: look('waiting', 'Authorized', 'Autorisiert'),
  paid: look('good', 'Paid', 'Bezahlt'),
  payment_failed: look('bad', 'Payment failed', 'Zahlung gescheitert'),
  capture_failed: look('bad', 'Capture failed', 'Einzug gescheitert'),
  canceled: look('neutral', 'Canceled', 'Storniert'),
  completed: look('good', 'Completed', 'Abgeschlossen'),
  refunded: look('neutral', 'Refunded', 'Erstattet'),
};

export const paymentStatusLooks: Readonly<Record<PaymentStatus, StatusLook>> = {
  not_required: look('neutral', 'Not required', 'Nicht nötig'),
  pending: look('waiting', 'Pending', 'Offen'),
  requires_action: look('attention', 'Shopper must act', 'Kunde muss handeln'),
  processing: look('waiting', 'Processing', 'In Bearbeitung'),
  authorized: look('waiting', 'Authorized', 'Autorisiert'),
  partially_captured: look('attention', 'Partly captured', 'Teilweise eingezogen'),
  paid: look('good', 'Paid', 'Bezahlt'),
  failed: look('bad', 'Failed', 'Gescheitert'),
  canceled: look('neutral', 'Canceled', 'Storniert'),
  expired: look('neutral', 'Expired', 'Abgelaufen'),
  partially_refunded: look('attention', 'Partly refunded', 'Teilweise erstattet'),
  refunded: look('neutral', 'Refunded', 'Erstattet'),
  disputed: look('bad', 'Disputed', 'Angefochten'),
};
