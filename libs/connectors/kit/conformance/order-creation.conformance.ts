import type { CommercePort, OrderCreation } from '../commerce-port';
import type { Manifest } from '../manifest';

export interface OrderCreationSubject {
  readonly port: CommercePort;
  /** How many orders the system has that were made through us. */
  made(): number;
  /** The next write is carried out and its answer lost; of several writes that make an order, the one of this number (from 1). */
  loseAnswerOfWrite(number: number): void;
  close(): Promise<void>;
}

export interface OrderCreationSamples {
  readonly manifest: Manifest;
  /** Of a customer and of products that the system has, two lines at least. */
  readonly creation: OrderCreation;
  /** How many writes make it. */
  readonly writes: number;
}

/** What a commerce connector must do in whose manifest it says that orders can be made. */
export function orderCreationConformance(
  name: string,
  { manifest, creation, writes }: OrderCreationSamples,
  open: () => Promise<OrderCreationSubject>,
): void {
  describe(`${name} as a port that makes orders`, () => {
    let subject: OrderCreationSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());
    const make = async (changes: Partial<OrderCreation> = {}) =>
      subject.port.createOrder!('shop', { ...creation, ...changes });

    it('says so in its manifest', () => {
      expect(['always', 'when-allowed']).toContain(manifest.createsOrders);
    });

    it('makes an order of the lines, the tax and the total it is told, for the customer, not paid yet', async () => {
      const { order, madeFor } = await make();
      expect(order).toMatchObject({
        currency: creation.total.currency,
        total: creation.total,
        amounts: { tax: creation.tax, shipping: { amount: 0 }, otherPayments: { amount: 0 } },
        customer: { customerId: creation.customerId },
        commercePaid: false,
      });
      const shown = order.lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice }));
      expect(shown).toEqual(
        creation.lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })),
      );
      expect(madeFor).toBe(creation.key);
      const again = await subject.port.getOrder('shop', order.orderId);
      expect(again.madeFor).toBe(creation.key);
    });

    it('finds it by its key, and nothing by another', async () => {
      expect(await subject.port.findOrderByKey!(creation.key)).toBeNull();
      const { order } = await make();
      expect(await subject.port.findOrderByKey!(creation.key)).toBe(order.orderId);
      expect(await subject.port.findOrderByKey!(`${creation.key}x`)).toBeNull();
    });

    it('makes one order of the same key, another one of another', async () => {
      const first = await make();
      expect((await make()).order.orderId).toBe(first.order.orderId);
      expect(subject.made()).toBe(1);
      const other = await make({ key: `${creation.key}-2` });
      expect(other.order.orderId).not.toBe(first.order.orderId);
      expect(subject.made()).toBe(2);
    });

    it('completes what it had half made, whichever answer was lost', async () => {
      for (let number = 1; number <= writes; number += 1) {
        const key = `${creation.key}-lost-${number}`;
        subject.loseAnswerOfWrite(number);
        await expect(make({ key })).rejects.toMatchObject({ failureClass: 'transient' });
        expect((await make({ key })).order).toMatchObject({
          total: creation.total,
          lines: creation.lines.map(({ sku }) => ({ sku })),
        });
        expect(subject.made()).toBe(number);
      }
    });

    it('refuses a customer and a product that the system does not have, and makes nothing', async () => {
      await expect(make({ customerId: '999999' })).rejects.toMatchObject({ code: 'unknown-customer' });
      const lines = creation.lines.map((line) => ({ ...line, sku: 'NO-SUCH-THING' }));
      await expect(make({ lines })).rejects.toMatchObject({ code: 'unknown-product' });
      expect(subject.made()).toBe(0);
    });
  });
}
