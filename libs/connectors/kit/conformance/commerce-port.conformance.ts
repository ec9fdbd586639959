import type { Payment } from '#contracts/models/payment';
import type { CommercePort, OrderWrite } from '../commerce-port';

export interface CommerceSubject {
  readonly port: CommercePort;
  /** Places an order like a shopper does; answers its key. */
  placeOrder(): string;
  /** Moves an order like the shop's staff does. */
  moveOrder(orderId: string, commerceStatus: string): void;
  /** How often the order was written by us, whatever the port says. */
  writes(orderId: string): number;
  /** The next write is carried out, but its answer is lost on the way. */
  loseNextAnswerAfterWrite(): void;
  /** The next answer is that of a system in trouble. */
  failNextCall(): void;
  /** An event about the order, as the system sends it. */
  eventAbout(orderId: string): { readonly body: string; readonly eventType: string };
  close(): Promise<void>;
}

export interface CommerceSamples {
  /** Status names of the system. */
  readonly statuses: { readonly paid: string; readonly failed: string; readonly other: string };
  /** A payment of the order, captured. */
  paid(orderId: string): Payment;
  /** A payment of the order, declined. */
  failed(orderId: string): Payment;
}

/** What every commerce connector must do; called from its spec. */
export function commerceConformance(
  name: string,
  samples: CommerceSamples,
  open: () => Promise<CommerceSubject>,
): void {
  describe(`${name} as a commerce port`, () => {
    let subject: CommerceSubject;
    let orderId: string;
    beforeEach(async () => {
      subject = await open();
      orderId = subject.placeOrder();
    });
    afterEach(() => subject.close());

    const payWrite = (): OrderWrite => ({
      orderId,
      orderStatus: 'paid',
      commerceStatus: samples.statuses.paid,
      payment: samples.paid(orderId),
      note: null,
    });

    it('answers its probe', async () => {
      await expect(subject.port.probe()).resolves.toBeUndefined();
    });

    it('reads an order under the store it was asked for, the same each time', async () => {
      const first = await subject.port.getOrder('shop', orderId);
      expect(first.order).toMatchObject({ storeId: 'shop', orderId });
      expect(first.order.total.currency).toBe(first.order.currency);
      expect(await subject.port.getOrder('shop', orderId)).toEqual(first);
    });

    it('says of an order that does not exist that it does not', async () => {
      await expect(subject.port.getOrder('shop', '999999')).rejects.toMatchObject({
        code: 'order-not-found',
        failureClass: 'permanent',
      });
    });

    it('has every status it is going to be asked to write', async () => {
      expect(await subject.port.listStatuses()).toEqual(
        expect.arrayContaining(Object.values(samples.statuses)),
      );
    });

    it('shows by the fingerprint that somebody has moved the order', async () => {
      const before = await subject.port.getOrder('shop', orderId);
      subject.moveOrder(orderId, samples.statuses.other);
      const after = await subject.port.getOrder('shop', orderId);
      expect(after.order.commerceStatus).toBe(samples.statuses.other);
      expect(after.fingerprint).not.toBe(before.fingerprint);
    });

    it('writes once what it is told twice, and shows what stands then', async () => {
      const first = await subject.port.writeOrder('shop', payWrite());
      expect(first).toMatchObject({
        written: true,
        after: { order: { commerceStatus: samples.statuses.paid, commercePaid: true } },
      });
      const again = await subject.port.writeOrder('shop', payWrite());
      expect(again.written).toBe(false);
      expect(again.after.fingerprint).toBe(first.after.fingerprint);
      expect(subject.writes(orderId)).toBe(1);
    });

    it('finds its own write after the answer was lost', async () => {
      subject.loseNextAnswerAfterWrite();
      await expect(subject.port.writeOrder('shop', payWrite())).rejects.toMatchObject({
        failureClass: 'transient',
      });
      await subject.port.writeOrder('shop', payWrite());
      expect(subject.writes(orderId)).toBe(1);
    });

    it('never un-pays an order', async () => {
      await subject.port.writeOrder('shop', payWrite());
      const late = await subject.port.writeOrder('shop', {
        orderId,
        orderStatus: 'payment_failed',
        commerceStatus: samples.statuses.failed,
        payment: samples.failed(orderId),
        note: null,
      });
      expect(late.after.order).toMatchObject({
        commerceStatus: samples.statuses.paid,
        commercePaid: true,
      });
    });

    it('refuses a status that the system does not have, naming it, and writes nothing', async () => {
      const write = { ...payWrite(), commerceStatus: 'no such status' };
      await expect(subject.port.writeOrder('shop', write)).rejects.toMatchObject({
        code: 'unknown-commerce-status',
        failureClass: 'mapping',
        details: { value: 'no such status' },
      });
      expect(subject.writes(orderId)).toBe(0);
    });

    it('lists what has changed, oldest change first', async () => {
      const second = subject.placeOrder();
      const { orderIds } = await subject.port.listChangedOrders('shop', new Date(0), null);
      expect(orderIds.map((change) => change.orderId)).toEqual([orderId, second]);
      const since = new Date((orderIds.at(-1)?.modifiedAt.getTime() ?? 0) + 1);
      expect((await subject.port.listChangedOrders('shop', since, null)).orderIds).toEqual([]);
    });

    it('tells trouble that passes as such, and works afterwards', async () => {
      subject.failNextCall();
      await expect(subject.port.getOrder('shop', orderId)).rejects.toMatchObject({
        failureClass: 'transient',
      });
      await expect(subject.port.getOrder('shop', orderId)).resolves.toBeDefined();
    });

    it('reads from an event which order it is about, and nothing from nonsense', () => {
      const { body, eventType } = subject.eventAbout(orderId);
      expect(subject.port.subjectOf(body, eventType).orderId).toBe(orderId);
      expect(subject.port.subjectOf('nonsense', 'unknown')).toEqual({ orderId: null, claim: 'other' });
    });

    it('sees no other integration where there is none', async () => {
      expect(await subject.port.detectForeignIntegration()).toBeNull();
      expect((await subject.port.getOrder('shop', orderId)).foreignIntegration).toBeNull();
    });
  });
}
