import { Inject, Injectable } from '@nestjs/common';
import { BookingException } from '#contracts/events/books';
import type { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { ExceptionRepository, type NewException } from '../database/exception.repository';
import { JournalRepository } from '../database/journal.repository';
import { MovementRepository } from '../database/movement.repository';
import { book } from '../domain/book';
import type { Booking, BookingInput, EntryDraft } from '../domain/booking';
import { EntryRecorder } from '../record-entry/entry-recorder';
import { BookParkedRefunds } from '../record-invoice/book-parked-refunds';
import { SettleDispute } from '../settle-dispute/settle-dispute.use-case';
import { BookingInputs } from './booking-inputs';
import { IdentifyParked } from './identify-parked';

type Recorded = BodyOf<typeof BalanceTransactionRecorded>;

/** A newer snapshot of the order may be on its way: so often is the charge compared before it counts as wrong. */
const MISMATCH_ATTEMPTS = 4;
const MISMATCHES: ReadonlySet<string> = new Set(['amount-mismatch', 'currency-mismatch']);

/** Books a movement of the provider's balance, once, whatever workflows do; hands the entry to the ERP as a step of its own. */
@Injectable()
export class RecordBalanceTransaction {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly inputs: BookingInputs,
    private readonly journal: JournalRepository,
    private readonly movements: MovementRepository,
    private readonly exceptions: ExceptionRepository,
    private readonly recorder: EntryRecorder,
    private readonly disputes: SettleDispute,
    private readonly refunds: BookParkedRefunds,
    private readonly parked: IdentifyParked,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(body: Recorded, message: MessageContext): Promise<void> {
    const store = this.configuration.store(body.storeId);
    const { system } = this.configuration.connection(body.connectionId);
    const key = `${system}:${body.balanceTransaction.balanceTransactionId}`;
    await message.once(async (tx) => {
      const about = { ...body, policy: store.books, timeZone: store.timeZone };
      const input = await this.inputs.of(tx, about);
      if (await this.journal.exists(tx, body.storeId, key)) return this.parked.run(tx, message, key, body);
      await this.movements.keep(tx, body);
      await this.settle(tx, book(input), { body, store, key, input, message });
    });
  }

  private async settle(tx: Tx, booking: Booking, about: About): Promise<void> {
    switch (booking.kind) {
      case 'entry':
        return this.record(tx, booking.entry, about);
      case 'exception':
        if (MISMATCHES.has(booking.fault.code) && about.message.attempt < MISMATCH_ATTEMPTS) {
          throw Failure.conflict(booking.fault.code, booking.fault.message, {
            details: booking.fault.details,
          });
        }
        return this.except(tx, booking.fault, about);
      case 'wait':
        return this.wait(tx, booking.reason, about);
    }
  }

  private async record(tx: Tx, draft: EntryDraft, about: About): Promise<void> {
    const { body, store, key, message } = about;
    const { balanceTransaction, orderId, connectionId } = body;
    const { sourceId, reportingCategory } = balanceTransaction;
    await this.recorder.record(tx, message, {
      store,
      orderId,
      connectionId,
      key,
      draft,
      source: balanceTransaction,
      sourceId,
      orderSnapshot: await this.inputs.snapshotUsed(tx, about.input),
    });
    await this.exceptions.resolve(tx, { storeId: store.id, orderId, source: balanceTransaction });
    if (orderId !== null) await this.movements.identify(tx, body);
    if (sourceId !== null && reportingCategory.startsWith('dispute')) {
      await this.disputes.run(tx, message, store.id, sourceId);
    }
    if (sourceId !== null && orderId === null && reportingCategory === 'charge') {
      await this.refunds.run(tx, message, store.id, sourceId);
    }
  }

  private async except(
    tx: Tx,
    error: NewException['error'],
    { body, message }: Pick<About, 'body' | 'message'>,
  ): Promise<void> {
    const { storeId, orderId, connectionId, balanceTransaction: source } = body;
    const at = this.clock.now();
    if (!(await this.exceptions.add(tx, { storeId, orderId, connectionId, source, error, at }))) return;
    await message.publish(tx, BookingException, {
      storeId,
      orderId,
      balanceTransactionId: source.balanceTransactionId,
      error: { ...error, details: { ...error.details } },
      at: at.toISOString(),
    });
  }

  /** What builds on a charge waits for it, unless the charge itself waits for a person. */
  private async wait(tx: Tx, reason: string, about: About): Promise<void> {
    const { storeId, orderId } = about.body;
    if (orderId !== null && (await this.exceptions.hasOpenCharge(tx, { storeId, orderId }))) {
      const message = `${reason}, and that charge is an exception itself`;
      return this.except(tx, { code: 'charge-not-booked', message, details: {} }, about);
    }
    throw Failure.transient('charge-not-booked-yet', reason);
  }
}

interface About {
  readonly body: Recorded;
  readonly store: Store;
  readonly key: string;
  readonly input: BookingInput;
  readonly message: MessageContext;
}
