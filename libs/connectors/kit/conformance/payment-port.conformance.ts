import type { CreateCheckoutRequest, PaymentPort } from '../payment-port';

export interface PaymentSubject {
  readonly port: PaymentPort;
  /** Pays a hosted page like a shopper does; `declined` with a card that is refused. */
  payCheckout(checkoutSessionId: string, how?: 'paid' | 'declined'): Promise<void>;
  /** Confirms a payment of the merchant's own page like a shopper does. */
  confirmPayment(paymentIntentId: string): Promise<void>;
  /** Pages, payments, captures and refunds that the provider really made, whatever the port says. */
  effects(kind: 'checkout' | 'payment' | 'refund'): number;
  /** The next write is carried out, but its answer is lost on the way. */
  loseNextAnswerAfterWrite(): void;
  /** The next answer is that of a provider in trouble. */
  failNextCall(): void;
  close(): Promise<void>;
}

const LONG_AGO = new Date(0);
const TOTAL = { amount: 5000, currency: 'EUR' };
const ORDER = { storeId: 'shop', orderId: '41', paymentId: 'pay_1' };

const request = (more: Partial<CreateCheckoutRequest> = {}): CreateCheckoutRequest => ({
  ...ORDER,
  total: TOTAL,
  captureMode: 'automatic',
  lines: [{ name: 'Shirt', quantity: 2, unitAmount: 2500 }],
  successUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/cart',
  expiresAt: null,
  mapped: {},
  idempotencyKey: 'create-1',
  ...more,
});

/** What every payment connector must do; called from its spec. */
export function paymentConformance(name: string, open: () => Promise<PaymentSubject>): void {
  describe(`${name} as a payment port`, () => {
    let subject: PaymentSubject;
    let port: PaymentPort;
    beforeEach(async () => {
      subject = await open();
      ({ port } = subject);
    });
    afterEach(() => subject.close());

    const paid = async (captureMode: 'automatic' | 'manual' = 'automatic'): Promise<string> => {
      const made = await port.createCheckout(request({ captureMode }));
      await subject.payCheckout(made.checkoutSessionId);
      return (await port.getCheckout(made.checkoutSessionId)).paymentIntentId ?? '';
    };
    const refund = (paymentIntentId: string, amount: number, key: string) =>
      port.refund(
        {
          storeId: ORDER.storeId,
          orderId: ORDER.orderId,
          paymentIntentId,
          amount: { ...TOTAL, amount },
          reason: null,
          note: 'Came back damaged',
        },
        key,
      );

    it('answers its probe', async () => {
      await expect(port.probe()).resolves.toBeUndefined();
    });

    it('makes one page for one key, and finds it by our ids and by nobody else’s', async () => {
      const first = await port.createCheckout(request());
      expect(await port.createCheckout(request())).toEqual(first);
      expect(first).toMatchObject({ ...ORDER, state: 'open', total: TOTAL });
      expect(first.url).toMatch(/^https?:/);
      expect(await port.findCheckouts(ORDER.storeId, ORDER.orderId, LONG_AGO)).toEqual([first]);
      expect(await port.findCheckouts('another', ORDER.orderId, LONG_AGO)).toEqual([]);
      expect(subject.effects('checkout')).toBe(1);
    });

    it('says of a key that it was used for another request', async () => {
      await port.createCheckout(request());
      await expect(port.createCheckout(request({ orderId: '42' }))).rejects.toMatchObject({
        failureClass: 'permanent',
        details: { keyUsed: true },
      });
      expect(subject.effects('checkout')).toBe(1);
    });

    it('makes one page when the answer is lost', async () => {
      subject.loseNextAnswerAfterWrite();
      await expect(port.createCheckout(request())).rejects.toMatchObject({
        failureClass: 'transient',
        details: { indeterminate: true },
      });
      const again = await port.createCheckout(request());
      expect(await port.findCheckouts(ORDER.storeId, ORDER.orderId, LONG_AGO)).toEqual([again]);
      expect(subject.effects('checkout')).toBe(1);
    });

    it('ends a page, and takes one that has ended for an answer', async () => {
      const { checkoutSessionId } = await port.createCheckout(request());
      expect(await port.expireCheckout(checkoutSessionId, 'end-1')).toMatchObject({ state: 'expired' });
      expect(await port.expireCheckout(checkoutSessionId, 'end-2')).toMatchObject({ state: 'expired' });
    });

    it('leads from the page to a captured payment and its movement', async () => {
      const id = await paid();
      const payment = await port.getPayment(id);
      expect(payment).toMatchObject({ ...ORDER, state: 'succeeded', captured: TOTAL });
      expect(await port.getPaymentIdOfCharge(payment.chargeId ?? '')).toBe(id);
      const [movement, ...others] = await port.listBalanceTransactions(id);
      expect(others).toEqual([]);
      expect(movement).toMatchObject({ reportingCategory: 'charge' });
      expect(movement?.net).toBe((movement?.amount ?? 0) - (movement?.fee ?? 0));
    });

    it('tells a decline with its reason and leaves the page open', async () => {
      const made = await port.createCheckout(request());
      await subject.payCheckout(made.checkoutSessionId, 'declined');
      const page = await port.getCheckout(made.checkoutSessionId);
      expect(page.state).toBe('open');
      const declined = await port.getPayment(page.paymentIntentId ?? '');
      expect(declined).toMatchObject({ state: 'requires_payment_method', captured: { amount: 0 } });
      expect(declined.failure?.code).toBeTruthy();
    });

    it('holds money, captures once, and keeps the refusal of a second capture', async () => {
      const id = await paid('manual');
      const held = await port.getPayment(id);
      expect(held).toMatchObject({ state: 'authorized', capturable: TOTAL, captured: { amount: 0 } });
      const part = { ...TOTAL, amount: 2000 };
      const capture = { amount: part, final: true };
      expect(await port.capture(id, capture, 'capture-1')).toMatchObject({
        state: 'succeeded',
        captured: part,
      });
      expect(await port.capture(id, capture, 'capture-1')).toMatchObject({ captured: part });
      await expect(port.capture(id, { amount: null, final: true }, 'capture-2')).rejects.toMatchObject({
        failureClass: 'permanent',
        details: { stored: true },
      });
    });

    it('lets a hold go', async () => {
      const id = await paid('manual');
      expect(await port.cancel(id, null, 'cancel-1')).toMatchObject({ state: 'canceled' });
    });

    it('gives back once per key, also when the answer is lost, and names the key', async () => {
      const id = await paid();
      subject.loseNextAnswerAfterWrite();
      await expect(refund(id, 700, 'refund-1')).rejects.toMatchObject({ failureClass: 'transient' });
      const made = await refund(id, 700, 'refund-1');
      expect(made).toMatchObject({
        paymentIntentId: id,
        amount: { ...TOTAL, amount: 700 },
        operationKey: 'refund-1',
      });
      await refund(id, 300, 'refund-2');
      expect((await port.listRefunds(id)).map((each) => each.operationKey).sort()).toEqual([
        'refund-1',
        'refund-2',
      ]);
      expect(subject.effects('refund')).toBe(2);
      expect((await port.getPayment(id)).refunded).toEqual({ ...TOTAL, amount: 1000 });
    });

    it('makes a payment for a page of the merchant’s own, with the secret that this page needs', async () => {
      const made = await port.createPaymentIntent({ ...request(), idempotencyKey: 'intent-1' });
      expect(made.clientSecret).toBeTruthy();
      expect((await port.getPayment(made.paymentIntentId)).clientSecret).toBe(made.clientSecret);
      await subject.confirmPayment(made.paymentIntentId);
      const found = await port.findPayments(ORDER.storeId, ORDER.orderId, LONG_AGO);
      expect(found).toMatchObject([{ ...ORDER, paymentIntentId: made.paymentIntentId, state: 'succeeded' }]);
    });

    it('lists its events, each readable', async () => {
      const id = await paid();
      const createdTo = new Date(Date.now() + 3_600_000);
      const { events } = await port.listEvents({ createdFrom: LONG_AGO, createdTo, after: null });
      const subjects = events.filter((event) => event.body !== '').map((event) => port.subjectOf(event.body));
      expect(subjects).toContainEqual({ kind: 'payment', id });
      expect(new Set(events.map((event) => event.eventId)).size).toBe(events.length);
    });

    it('calls trouble at the provider transient', async () => {
      const id = await paid();
      subject.failNextCall();
      await expect(port.getPayment(id)).rejects.toMatchObject({ failureClass: 'transient' });
    });
  });
}
