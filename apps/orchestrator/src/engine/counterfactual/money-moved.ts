import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';

export interface Moved {
  readonly captured: number;
  readonly refunded: number;
}

export const NOTHING_MOVED: Moved = { captured: 0, refunded: 0 };

interface Money {
  readonly amount: number;
  readonly currency: string;
}
interface KnownPayment {
  readonly amount: Money;
  readonly authorized: Money;
  readonly captured: Money;
  readonly refunded: Money;
}
interface MoneyCommand {
  readonly amount?: Money;
  readonly upTo?: Money;
  readonly final?: boolean;
  readonly sourceId?: string;
}

/**
 * What the money commands of one play move: as the payments service would take them, never more than is authorised or captured, the
 * same source once.
 */
export class MoneyMoved {
  private readonly sums = new Map<string, Moved>();
  private readonly sources = new Set<string>();
  /** A last capture has released what was left. */
  private released = false;

  get byCurrency(): ReadonlyMap<string, Moved> {
    return this.sums;
  }

  take(command: string, body: unknown, known: unknown): void {
    const asked = body as MoneyCommand;
    const payment = known as KnownPayment | null;
    if (asked.sourceId !== undefined) {
      const source = `${command} ${asked.sourceId}`;
      if (this.sources.has(source)) return;
      this.sources.add(source);
    }
    const currency = payment?.amount.currency ?? asked.amount?.currency ?? asked.upTo?.currency;
    if (currency === undefined) return;
    const before = this.sums.get(currency) ?? NOTHING_MOVED;
    const captured = before.captured > 0 ? before.captured : (payment?.captured.amount ?? 0);
    const refunded = Math.max(before.refunded, before.captured > 0 ? 0 : (payment?.refunded.amount ?? 0));
    switch (command) {
      case CapturePayment.name: {
        const open = this.released ? 0 : (payment?.authorized.amount ?? Infinity) - captured;
        const wanted = asked.amount?.amount ?? (asked.upTo ? asked.upTo.amount - captured : open);
        this.released ||= asked.final !== false;
        return this.add(currency, before, { captured: within(wanted, open), refunded: 0 });
      }
      case RefundPayment.name: {
        const left = payment === null ? Infinity : captured - refunded;
        return this.add(currency, before, {
          captured: 0,
          refunded: within(asked.amount?.amount ?? left, left),
        });
      }
      case CancelPayment.name:
        this.released = true;
        return this.add(currency, before, { captured: 0, refunded: within(captured - refunded, Infinity) });
    }
  }

  private add(currency: string, before: Moved, more: Moved): void {
    this.sums.set(currency, {
      captured: before.captured + more.captured,
      refunded: before.refunded + more.refunded,
    });
  }
}

const within = (wanted: number, most: number): number => {
  const moved = Math.max(0, Math.min(wanted, most));
  return Number.isFinite(moved) ? moved : 0;
};
