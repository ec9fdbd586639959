import type { PaymentRecord } from './payment-record';
import { isHeld, isOpen } from './standing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When to ask the provider about a payment that may still move by itself; null when it cannot. */
export function nextLook(record: PaymentRecord, now: Date): Date | null {
  const { standing, captureBefore } = record.state;
  if (isHeld(standing)) {
    const later = now.getTime() + HOUR;
    const lost = captureBefore === null ? Infinity : captureBefore.getTime() + MINUTE;
    return new Date(lost > now.getTime() ? Math.min(later, lost) : later);
  }
  if (!isOpen(standing)) return null;
  const age = Math.max(0, now.getTime() - record.createdAt.getTime());
  return new Date(now.getTime() + Math.min(HOUR, Math.max(MINUTE, age / 4)));
}

const BALANCE_DELAYS = [5_000, 15_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE];

/** When to ask again for movements that do not exist yet. Never given up. */
export function nextBalanceCheck(checks: number, now: Date): Date {
  return new Date(now.getTime() + (BALANCE_DELAYS[checks] ?? HOUR));
}
