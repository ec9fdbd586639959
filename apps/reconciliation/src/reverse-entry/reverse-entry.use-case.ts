import { Inject, Injectable } from '@nestjs/common';
import type { ReverseJournalEntry } from '#contracts/commands/books';
import type { BodyOf } from '#contracts/message';
import { BalanceTransactionSchema } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import type { Refusal } from '#service/replies/replies';
import { BankMatchRepository } from '../database/bank-match.repository';
import { DeferralRepository } from '../database/deferral.repository';
import { type EntryOrigin, JournalRepository } from '../database/journal.repository';
import { OrderRepository } from '../database/order.repository';
import { book } from '../domain/book';
import { dayOf } from '../domain/day';
import { reversalOf } from '../domain/reversal';
import { BookingInputs } from '../record-balance-transaction/booking-inputs';
import { EntryRecorder } from '../record-entry/entry-recorder';
import { refusal } from '../replies/refusal';

export type Reversed =
  | { readonly kind: 'reversed'; readonly reversal: JournalEntry; readonly rebooked: JournalEntry | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type Request = Pick<BodyOf<typeof ReverseJournalEntry>, 'storeId' | 'entryId' | 'reason' | 'rebook'> & {
  readonly actor: string;
  /** Where the movement turned out to belong to another order than it was booked for. */
  readonly orderId?: string;
};

/** Entries are never changed: a wrong one is taken back by its mirror image of today, and its movement booked anew. */
@Injectable()
export class ReverseEntry {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly orders: OrderRepository,
    private readonly journal: JournalRepository,
    private readonly deferrals: DeferralRepository,
    private readonly bank: BankMatchRepository,
    private readonly inputs: BookingInputs,
    private readonly recorder: EntryRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(tx: Tx, message: MessageContext, request: Request): Promise<Reversed> {
    const { storeId, entryId, reason, actor } = request;
    const store = this.configuration.store(storeId);
    const entry = await this.journal.find(tx, storeId, entryId);
    if (!entry) return refused(404, 'not-found', 'There is no such entry');
    if (entry.orderId !== null) await this.orders.lock(tx, { storeId, orderId: entry.orderId });
    const origin = (await this.journal.origin(tx, storeId, entryId))!;
    const fault = await this.whyNot(tx, entry, origin, request.rebook);
    if (fault) return { kind: 'refused', refusal: fault };
    const today = dayOf(this.clock.now(), store.timeZone);
    await this.deferrals.stopOf(tx, entryId);
    const released = origin.movement.released ?? 0;
    const reversal = await this.recorder.record(tx, message, {
      store,
      orderId: entry.orderId,
      connectionId: origin.connectionId,
      key: `${entry.key}:reversal`,
      draft: reversalOf(entry, origin.movement, today, reason),
      source: { reverses: entryId, key: entry.key, reason, actor, released },
      sourceId: origin.sourceId,
      reverses: entryId,
    });
    if (!reversal) return refused(409, 'entry-reversed-already', 'This entry has been taken back already');
    if (!request.rebook) return { kind: 'reversed', reversal, rebooked: null };
    const rebooked = await this.bookAgain(tx, message, { entry, origin, orderId: request.orderId });
    return { kind: 'reversed', reversal, rebooked };
  }

  /** Several at once: all are taken back before the first is booked anew, since what still stands would count for the others. */
  async runTogether(
    tx: Tx,
    message: MessageContext,
    entryIds: readonly string[],
    request: Omit<Request, 'entryId' | 'rebook'>,
  ): Promise<void> {
    const taken: string[] = [];
    for (const entryId of entryIds) {
      const { kind } = await this.run(tx, message, { ...request, entryId, rebook: false });
      if (kind === 'reversed') taken.push(entryId);
    }
    for (const entryId of taken) {
      const entry = (await this.journal.find(tx, request.storeId, entryId))!;
      const origin = (await this.journal.origin(tx, request.storeId, entryId))!;
      await this.bookAgain(tx, message, { entry, origin, orderId: request.orderId });
    }
  }

  private async whyNot(
    tx: Tx,
    entry: JournalEntry,
    origin: EntryOrigin,
    rebook: boolean,
  ): Promise<Refusal | null> {
    if (origin.reverses !== null) {
      return refusal(409, 'entry-is-reversal', 'A reversal is not taken back; book the movement anew');
    }
    if (origin.reversedBy !== null) {
      return refusal(409, 'entry-reversed-already', 'This entry has been taken back already');
    }
    const bankLine = await this.bank.lineOfEntry(tx, entry.entryId);
    if (bankLine !== null) {
      const detail = `This entry is bank line ${bankLine}: take its match back, and the entry goes with it`;
      return refusal(409, 'bank-line-matched', detail);
    }
    if (await this.deferrals.hasBegun(tx, entry.entryId)) {
      return refusal(
        409,
        'recognition-has-begun',
        'Months of this sale have been recognised; take those entries back first',
      );
    }
    if ((origin.movement.released ?? 0) !== 0) {
      return refusal(
        409,
        'deferral-was-released',
        'This entry ended deferred revenue; correct it by a refund',
      );
    }
    if (rebook && !BalanceTransactionSchema.safeParse(origin.source).success) {
      return refusal(422, 'nothing-to-rebook', 'No movement of the balance stands behind this entry');
    }
    return null;
  }

  private async bookAgain(
    tx: Tx,
    message: MessageContext,
    about: { entry: JournalEntry; origin: EntryOrigin; orderId: string | undefined },
  ): Promise<JournalEntry | null> {
    const { entry, origin } = about;
    const store = this.configuration.store(entry.storeId);
    const balanceTransaction = BalanceTransactionSchema.parse(origin.source);
    const orderId = about.orderId ?? entry.orderId;
    const input = await this.inputs.of(tx, {
      storeId: entry.storeId,
      orderId,
      balanceTransaction,
      policy: store.books,
      timeZone: store.timeZone,
    });
    const booking = book(input);
    if (booking.kind !== 'entry') {
      const why = booking.kind === 'wait' ? booking.reason : booking.fault.message;
      throw new RebookingRefused(refusal(422, 'cannot-rebook', `The rules do not book it: ${why}`));
    }
    const [root, generation] = generationOf(entry.key);
    return this.recorder.record(tx, message, {
      store,
      orderId,
      connectionId: origin.connectionId,
      key: `${root}:${generation + 1}`,
      draft: booking.entry,
      source: balanceTransaction,
      sourceId: origin.sourceId,
      orderSnapshot: await this.inputs.snapshotUsed(tx, input),
    });
  }
}

/** Rolls the reversal back too: both or neither. */
export class RebookingRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

function generationOf(key: string): [string, number] {
  const match = /^(.*):(\d+)$/.exec(key);
  return match ? [match[1]!, Number(match[2])] : [key, 1];
}

const refused = (status: number, code: string, detail: string): Reversed => ({
  kind: 'refused',
  refusal: refusal(status, code, detail),
});
