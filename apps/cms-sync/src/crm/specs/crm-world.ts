import { startHubSpot, type RunningHubSpot } from '#connectors/hubspot/fixtures/start-hubspot';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { DisputeClosed, DisputeOpened } from '#contracts/events/disputes';
import { PaymentFailed, PaymentSucceeded } from '#contracts/events/payments';
import type { Dispute } from '#contracts/models/dispute';
import type { Payment } from '#contracts/models/payment';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Periodic } from '#service/schedule/periodic';
import { CmsSyncTestBed, STORE } from '../../specs/cms-sync-test-bed';
import { PUSH_JOB } from '../push/push.timer';

export const CRM = 'crm-1';

type Properties = Readonly<Record<string, string>>;

/** cms-sync with a simulated Kentico and a simulated HubSpot; the store has its CRM unless the test connects it later. */
export class CrmWorld {
  private constructor(
    readonly bed: CmsSyncTestBed,
    readonly crm: RunningHubSpot,
  ) {}

  static async start(): Promise<CrmWorld> {
    const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
    const bed = await CmsSyncTestBed.start({
      clock,
      kentico: { clock },
      neighbours: { orchestrator: [], payments: [] },
    });
    return new CrmWorld(bed, await startHubSpot({}, clock));
  }

  async connect(): Promise<void> {
    const { connections, stores } = this.bed.configuration;
    const settings = { baseUrl: this.crm.url };
    const secrets = { accessToken: this.crm.hubspot.accessToken };
    await this.bed.service.configure({
      connections: [
        ...connections,
        { id: CRM, system: 'hubspot', settings, secrets },
        /** Asked by nobody here, but an erasure wants to know what it is. */
        { id: 'stripe-1', system: 'stripe', settings: {}, secrets: {} },
      ],
      stores: stores.map((store) => ({ ...store, crm: CRM })),
    });
  }

  /** An order of a guest, seen by the service; its id. */
  async guestOrder(email: string, unitPrice = '49.90'): Promise<string> {
    const orderId = this.bed.kentico.placeOrder({ customer: { email }, lines: [{ unitPrice }] });
    await this.bed.seen(orderId);
    return orderId;
  }

  /** An order of an account, seen by the service; its id. */
  async order(customerId: string): Promise<string> {
    const orderId = this.bed.kentico.placeOrder({ customerId: Number(customerId) });
    await this.bed.seen(orderId);
    return orderId;
  }

  paid(orderId: string, changes: Partial<Payment> = {}): Promise<void> {
    return this.handled(PaymentSucceeded, paidPaymentOf(orderId, changes));
  }

  failed(orderId: string, at: string, changes: Partial<Payment> = {}): Promise<void> {
    const failure = { code: 'card_declined', declineCode: null, message: 'Declined', at };
    return this.handled(PaymentFailed, paymentOf(orderId, { status: 'failed', failure, ...changes }));
  }

  async disputed(orderId: string, changes: Partial<Dispute>): Promise<void> {
    const payment = paidPaymentOf(orderId, { status: 'disputed', version: 10 + (changes.version ?? 1) });
    const dispute: Dispute = {
      disputeId: `dp_${orderId}`,
      paymentId: payment.paymentId,
      storeId: STORE,
      orderId,
      connectionId: 'stripe-1',
      chargeId: `ch_${orderId}`,
      status: 'needs_response',
      version: 1,
      amount: payment.amount,
      reason: 'fraudulent',
      fundsWithdrawn: true,
      evidence: { dueBy: null, submitted: false, pastDue: false },
      openedAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      ...changes,
    };
    const body = { storeId: STORE, orderId, dispute, payment, at: payment.updatedAt };
    const { service } = this.bed;
    await this.isHandled(
      dispute.status === 'won'
        ? await service.publish(DisputeClosed, { ...body, outcome: 'won' })
        : await service.publish(DisputeOpened, body),
    );
  }

  async push(): Promise<void> {
    await this.bed.service.app.get(Periodic).runNow(PUSH_JOB);
  }

  contacts(): Properties[] {
    return this.crm.hubspot.account
      .objects('contacts')
      .values()
      .map(({ properties }) => properties);
  }

  contact(email: string): Properties | undefined {
    return this.contacts().find((properties) => properties['email'] === email);
  }

  deal(orderId: string): Properties | undefined {
    return this.crm.hubspot.account.find('deals', `${STORE}:${orderId}`, 'tillbridge_order')?.properties;
  }

  /** The e-mail addresses a deal is associated with. */
  namesOf(orderId: string): Array<string | undefined> {
    const { account } = this.crm.hubspot;
    const dealId = account.find('deals', `${STORE}:${orderId}`, 'tillbridge_order')?.id;
    return account
      .associations()
      .filter((link) => link.dealId === dealId)
      .map(({ contactId }) => account.objects('contacts').get(contactId)?.properties['email']);
  }

  async close(): Promise<void> {
    await this.bed.close();
    await this.crm.close();
  }

  private async handled(definition: typeof PaymentSucceeded, payment: Payment): Promise<void> {
    const { storeId, orderId, updatedAt: at } = payment;
    await this.isHandled(await this.bed.service.publish(definition, { storeId, orderId, payment, at }));
  }

  private async isHandled(messageId: string): Promise<void> {
    await this.bed.service.waitFor(
      async () => {
        const { rows } = await this.bed.service.database.query('SELECT 1 FROM inbox WHERE message_id = $1', [
          messageId,
        ]);
        return rows.length > 0;
      },
      { what: `message ${messageId} to be handled` },
    );
  }
}
