import { Inject, Injectable } from '@nestjs/common';
import { PostJournal } from '#contracts/commands/erp';
import { BookingException, JournalEntryRecorded } from '#contracts/events/books';
import type { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { ExceptionRepository, type NewException } from '../database/exception.repository';
import { JournalRepository } from '../database/journal.repository';
import { OrderRepository } from '../database/order.repository';
import { book } from '../domain/book';
import type { Booking, BookingInput, EntryDraft } from '../domain/booking';
import { historyOf } from '../domain/order-history';

type Recorded = BodyOf<typeof BalanceTransactionRecorded>;

/** A newer snapshot of the order may be on its way: so often is the charge compared before it counts as wrong. */
const MISMATCH_ATTEMPTS = 4;
const MISMATCHES: ReadonlySet<string> = new Set(['amount-mismatch', 'currency-mismatch']);

/** Books a movement of the provider's balance, once, whatever workflows do; hands the entry to the ERP as a step of its own. */
@Injectable()
export class RecordBalanceTransaction {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly orders: OrderRepository,
    private readonly journal: JournalRepository,
    private readonly exceptions: ExceptionRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(body: Recorded, message: MessageContext): Promise<void> {
    const store = this.configuration.store(body.storeId);
    const { system } = this.configuration.connection(body.connectionId);
    const key = `${system}:${body.balanceTransaction.balanceTransactionId}`;
    await message.once(async (tx) => {
      const order = await this.orderOf(tx, body);
      if (await this.journal.exists(tx, body.storeId, key)) return;
      const input = {
        balanceTransaction: body.balanceTransaction,
        order,
        policy: store.books,
        timeZone: store.timeZone,
      };
      await this.settle(tx, book(input), { body, store, key, message });
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

  /** Locks the order, so that movements of one order are booked one after the other. */
  private async orderOf(tx: Tx, { storeId, orderId }: Recorded): Promise<BookingInput['order']> {
    if (orderId === null) return null;
    const key = { storeId, orderId };
    if (!(await this.orders.lock(tx, key))) {
      throw Failure.transient('order-unknown-yet', `Order ${storeId}/${orderId} is not known here yet`);
    }
    return {
      snapshots: await this.orders.snapshots(tx, key),
      history: historyOf(await this.journal.movementsOf(tx, key)),
    };
  }

  private async record(tx: Tx, draft: EntryDraft, { body, store, key, message }: About): Promise<void> {
    const { movement, ...content } = draft;
    const entry: JournalEntry = {
      entryId: newId('je'),
      storeId: body.storeId,
      orderId: body.orderId,
      key,
      ...content,
      state: 'recorded',
      erp: null,
      createdAt: this.clock.now().toISOString(),
    };
    if (!(await this.journal.add(tx, { entry, source: body.balanceTransaction, movement }))) return;
    const { storeId, orderId, createdAt: at } = entry;
    await message.publish(tx, JournalEntryRecorded, { storeId, orderId, entry, at });
    if (store.erp !== null) await message.publish(tx, PostJournal, { storeId, entryId: entry.entryId });
  }

  private async except(tx: Tx, error: NewException['error'], { body, message }: About): Promise<void> {
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
  readonly message: MessageContext;
}
