import type { Tone } from '../../parts/status-badge';

const GOOD = new Set([
  'payment.succeeded',
  'journal-entry.posted',
  'erp-order.posted',
  'dispute.closed',
  'inventory.reserved',
]);
const BAD = /(\.failed|-failed|\.exception|dispute\.opened|fraud-warning|\.evidence-due)/;

/** A colour for an event by its name; unknown ones are neutral. */
export function toneOf(type: string): Tone {
  if (BAD.test(type)) return 'bad';
  return GOOD.has(type) ? 'good' : 'neutral';
}
