import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import type { ErpPort } from '../erp-port';

export interface ErpSubject {
  readonly port: ErpPort;
  /** Documents that really stand in the ERP, whatever the port says. */
  journalsPosted(): number | Promise<number>;
  ordersPosted(): number | Promise<number>;
  customers(): number | Promise<number>;
  /** The next write is carried out, but its answer is lost on the way. */
  loseNextAnswerAfterWrite(): void;
  close(): Promise<void>;
}

/** What a system need not have; everything else is a must. */
export interface ErpAbilities {
  /** False where the ERP cannot hold stock over its API: then asking says `not-supported`, and letting go does nothing. */
  readonly reservations: boolean;
  /** True where what is held is a line of the order itself, so that holding it again is the same reservation. */
  readonly linesAreReservations?: boolean;
}

export interface ErpSamples {
  readonly entry: JournalEntry;
  /** Two stocked lines; the ERP holds enough of both. */
  readonly order: Order;
}

/**
 * What every ERP connector must do; called from its spec.
 * @param samples a function where the ERP cannot be emptied between tests: then each test gets an entry (on a day of its own)
 * and an order that nothing else knows
 */
export function erpConformance(
  name: string,
  samples: ErpSamples | (() => ErpSamples),
  open: (samples: ErpSamples) => Promise<ErpSubject>,
  abilities: ErpAbilities = { reservations: true },
): void {
  describe(`${name} as an ERP port`, () => {
    let subject: ErpSubject;
    let entry: JournalEntry;
    let order: Order;
    beforeEach(async () => {
      const chosen = typeof samples === 'function' ? samples() : samples;
      ({ entry, order } = chosen);
      subject = await open(chosen);
    });
    afterEach(() => subject.close());
    const postOrder = async (): Promise<string> => {
      const { customerId } = await subject.port.upsertCustomer(order);
      return (await subject.port.postOrder(order, customerId)).documentId;
    };

    it('answers its probe', async () => {
      await expect(subject.port.probe()).resolves.toBeUndefined();
    });

    it('knows no entry before it is posted and finds it by key afterwards', async () => {
      expect(await subject.port.findJournal(entry.key)).toBeNull();
      const posted = await subject.port.postJournal(entry);
      expect(posted.state).toBe('posted');
      expect(await subject.port.findJournal(entry.key)).toEqual(posted);
    });

    it('posts one entry however often it is asked to', async () => {
      const first = await subject.port.postJournal(entry);
      expect(await subject.port.postJournal(entry)).toEqual(first);
      expect(await subject.journalsPosted()).toBe(1);
    });

    it('posts one entry when asked twice at the same time', async () => {
      const both = await Promise.all([subject.port.postJournal(entry), subject.port.postJournal(entry)]);
      expect(both[0]).toEqual(both[1]);
      expect(await subject.journalsPosted()).toBe(1);
    });

    it('posts one entry when the answer to a write is lost', async () => {
      subject.loseNextAnswerAfterWrite();
      await expect(subject.port.postJournal(entry)).rejects.toMatchObject({ failureClass: 'transient' });
      expect((await subject.port.postJournal(entry)).state).toBe('posted');
      expect(await subject.journalsPosted()).toBe(1);
    });

    it('refuses to take a different entry for the one that stands under its key', async () => {
      await subject.port.postJournal(entry);
      const [first, ...others] = entry.lines;
      const moved = { ...entry, lines: [{ ...first!, account: others.at(-1)!.account }, ...others] };
      await expect(subject.port.postJournal({ ...moved, date: '2026-01-01' })).rejects.toMatchObject({
        failureClass: 'permanent',
      });
      expect(await subject.journalsPosted()).toBe(1);
    });

    it('shows an entry in the ledger with its key, and its reversal against it', async () => {
      await subject.port.postJournal(entry);
      const reversalKey = `${entry.key}:reversal`;
      await subject.port.reverseJournal(entry.key, reversalKey, entry.date, 'Booked by mistake');
      await subject.port.reverseJournal(entry.key, reversalKey, entry.date, 'Booked by mistake');
      const account = entry.lines[0]!.account;
      const ledger = await subject.port.readLedger(account, entry.date, entry.date);
      expect(new Set(ledger.map(({ key }) => key))).toEqual(new Set([entry.key, reversalKey]));
      expect(ledger.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
      const expected = entry.lines.filter((line) => line.account === account);
      const own = ledger.filter(({ key }) => key === entry.key);
      const sorted = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
      expect(sorted(own.map(({ debit, credit }) => debit - credit))).toEqual(
        sorted(expected.map(({ debit, credit }) => debit - credit)),
      );
    });

    it('keeps one customer and one order', async () => {
      const first = await postOrder();
      expect(await postOrder()).toBe(first);
      expect([await subject.customers(), await subject.ordersPosted()]).toEqual([1, 1]);
    });

    it('keeps one order when the answer to a write is lost', async () => {
      const { customerId } = await subject.port.upsertCustomer(order);
      subject.loseNextAnswerAfterWrite();
      await expect(subject.port.postOrder(order, customerId)).rejects.toMatchObject({
        failureClass: 'transient',
      });
      await subject.port.postOrder(order, customerId);
      expect(await subject.ordersPosted()).toBe(1);
    });

    if (!abilities.reservations) {
      it('says that it cannot hold stock, and has nothing to let go', async () => {
        const documentId = await postOrder();
        await expect(subject.port.reserve(order, documentId)).rejects.toMatchObject({
          code: 'not-supported',
          failureClass: 'permanent',
        });
        await expect(subject.port.release(order, documentId)).resolves.toBeUndefined();
      });
      return;
    }

    it('holds stock once and lets it go again', async () => {
      const documentId = await postOrder();
      const held = await subject.port.reserve(order, documentId);
      expect(held.reservations).toHaveLength(2);
      expect(held.shortages ?? []).toEqual([]);
      expect(await subject.port.reserve(order, documentId)).toEqual(held);
      await subject.port.release(order, documentId);
      await subject.port.release(order, documentId);
      const again = await subject.port.reserve(order, documentId);
      expect(again.reservations).toHaveLength(2);
      if (abilities.linesAreReservations) expect(again).toEqual(held);
      else expect(again.reservations).not.toEqual(held.reservations);
    });
  });
}
