import { redact, REDACTED } from '#platform/logging/redaction';

/** What cards, accounts and their checks are called, whatever the system. */
const CARD_KEY = /^(card_?number|cardno|pan|cvc2?|cvv2?|csc|iban|account_?number|track_?data)$/i;
const DIGITS = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
const CARD = /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|6\d{15,18})$/;

/** A copy that may be kept: without secrets, card numbers and account numbers; `masked` when there were any. */
export function maskInput(input: unknown): { readonly input: unknown; readonly masked: boolean } {
  const kept = redact(withoutCards(input));
  return { input: kept, masked: JSON.stringify(kept) !== JSON.stringify(input) };
}

function withoutCards(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(DIGITS, (found) => (isCard(found.replace(/[ -]/g, '')) ? REDACTED : found));
  }
  if (typeof value === 'number') return isCard(String(value)) ? REDACTED : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutCards);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      CARD_KEY.test(key) && item !== null && item !== '' ? REDACTED : withoutCards(item),
    ]),
  );
}

/** Begins like a card's number and has its check digit: most article numbers of that length do not. */
function isCard(digits: string): boolean {
  if (!CARD.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
