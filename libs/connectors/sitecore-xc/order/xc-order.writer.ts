import type { OrderWrite, OrderWriteResult } from '#connectors/kit/commerce-port';
import type { OrderStatus } from '#contracts/models/statuses';
import { Failure } from '#platform/errors/failure';
import { COMMAND_REFUSED } from '../engine/command-outcome';
import type { EngineClient } from '../engine/engine-client';
import type { PaymentRecord } from '../payment-record/payment-record';
import { RECORD_ODATA_TYPE, recordOf, recordToWrite, saysPaid } from '../payment-record/payment-record';
import type { XcSettings } from '../settings';
import type { StatusCommand } from './order-status';
import { isAtOrBeyond, ORDER_STATUS, requireStatus, statusCommands } from './order-status';
import type { XcOrder } from './xc-order';
import type { XcOrderReader } from './xc-order.reader';

/** Statuses of ours that say less than "paid": they do not move an order that is known as paid. */
const BEFORE_PAID = new Set<OrderStatus | null>([
  'placed',
  'awaiting_payment',
  'authorized',
  'payment_failed',
]);

interface Plan {
  readonly record: PaymentRecord | null;
  readonly commands: readonly StatusCommand[];
  /** The status the order should have, or have passed, in the end. */
  readonly status: string | null;
}

/**
 * Read, compare, write, read back. The record and the status are commands of their own: the record goes first, so that an order never
 * moves on for a payment that it does not show, and a repetition sends only what is missing.
 */
export class XcOrderWriter {
  constructor(
    private readonly engine: EngineClient,
    private readonly reader: XcOrderReader,
    private readonly settings: XcSettings,
    private readonly statuses: readonly string[],
  ) {}

  async write(storeId: string, write: OrderWrite): Promise<OrderWriteResult> {
    const wanted = write.commerceStatus === null ? null : requireStatus(write.commerceStatus, this.statuses);
    const current = await this.reader.readRaw(write.orderId);
    const plan = this.plan(current, write, wanted);
    if (plan.record !== null) await this.writeRecord(write.orderId, plan.record);
    for (const command of plan.commands) await this.send(command, current);
    const written = plan.record !== null || plan.commands.length > 0;
    const after = written ? await this.reader.readRaw(write.orderId) : current;
    if (written) requireKept(after, plan);
    return { written, after: await this.reader.interpret(storeId, after) };
  }

  private plan(current: XcOrder, write: OrderWrite, wanted: string | null): Plan {
    const existing = recordOf(current.Components ?? []);
    const record = this.settings.paymentRecord === 'none' ? null : recordToWrite(existing, write);
    const takesBack = saysPaid(existing) && BEFORE_PAID.has(write.orderStatus);
    const from = current.Status ?? '';
    const status = takesBack || wanted === null ? null : statusFor(write, from, wanted);
    const commands = status === null ? [] : statusCommands(current.Id, from, status);
    return { record, commands, status: commands.length > 0 ? status : null };
  }

  private writeRecord(orderId: string, record: PaymentRecord): Promise<void> {
    return this.engine.command('RecordTillbridgePayment', {
      orderId,
      payment: { '@odata.type': RECORD_ODATA_TYPE, ...record, Revision: Number(record.Revision) },
    });
  }

  /** A refusal may only mean that a minion was faster: then the plan is made anew from what stands now. */
  private async send({ name, parameters }: StatusCommand, before: XcOrder): Promise<void> {
    try {
      await this.engine.command(name, parameters);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== COMMAND_REFUSED) throw error;
      const now = await this.reader.readRaw(before.Id);
      if (now.Status === before.Status) throw error;
      throw Failure.conflict('order-moved-meanwhile', `The order went to ${now.Status ?? ''} meanwhile`, {
        details: { command: name, before: before.Status, now: now.Status },
        cause: error,
      });
    }
  }
}

/**
 * After a capture that failed the order is to go back. Back at `Pending` a minion would release it again five minutes later, and have it
 * captured again: where it was led on already, a person has to look.
 */
function statusFor({ orderStatus }: OrderWrite, from: string, wanted: string): string {
  if (orderStatus !== 'capture_failed' || from === wanted) return wanted;
  return from === ORDER_STATUS.problem || isAtOrBeyond(from, wanted) ? ORDER_STATUS.problem : wanted;
}

/** The engine said yes, but the order does not show it: a block of a plug-in undid it, or somebody wrote in between. */
function requireKept(after: XcOrder, { record, status }: Plan): void {
  const shown = recordOf(after.Components ?? []);
  const recordKept =
    record === null || (shown?.PaymentId === record.PaymentId && shown.Revision === record.Revision);
  const statusKept = status === null || isAtOrBeyond(after.Status ?? '', status);
  if (recordKept && statusKept) return;
  throw Failure.conflict('write-not-kept', 'Experience Commerce does not show what was just written', {
    details: { wanted: { status, revision: record?.Revision ?? null }, shown: after.Status },
    suggestion: 'A pipeline block of the shop may set the status itself; see the engine’s log.',
  });
}
