import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Payment, Refund } from '#contracts/models/payment';
import { waitFor } from '#testing/wait-for';
import type { RunningSystem } from './system';

export const STORES = { automatic: 'demo-kentico', manual: 'demo-kentico-manual' } as const;
const SITES: Readonly<Record<string, string>> = { 'demo-kentico': 'Store', 'demo-kentico-manual': 'Store2' };
export const CARDS = { good: '4242424242424242', declined: '4000000000000002' } as const;

export interface OrderView {
  readonly storeId: string;
  readonly orderId: string;
  readonly number: string;
  readonly orderStatus: OrderStatus;
  readonly commerceStatus: string;
  readonly paymentStatus: PaymentStatus;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly journals: readonly JournalEntry[];
  readonly timeline: ReadonlyArray<{
    readonly at: string;
    readonly type: string;
    readonly source: string;
    readonly summary: string;
    readonly eventId: string;
  }>;
}

export interface CaughtMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** There is a link for the shopper. */
export const isPayable = ({ payments }: OrderView): boolean => typeof payments[0]?.payUrl === 'string';

/** What shoppers and the shop's people do, and what they see. */
export class Shop {
  constructor(readonly system: RunningSystem) {}

  async place(storeId: string, order: object = {}): Promise<string> {
    const { orderId } = await this.system.control<{ orderId: string }>('POST', '/kentico/orders', {
      site: SITES[storeId],
      ...order,
    });
    return orderId;
  }

  /** Somebody moves the order in the shop's administration. */
  async move(orderId: string, status: string): Promise<void> {
    await this.system.control('POST', `/kentico/orders/${orderId}/status`, { status });
  }

  /** The status as the shop itself has it. */
  async statusInShop(orderId: string): Promise<string> {
    return (await this.system.control<{ status: string }>('GET', `/kentico/orders/${orderId}`)).status;
  }

  async order(storeId: string, orderId: string): Promise<OrderView | null> {
    const { status, body } = await this.system.api<OrderView>('GET', `/orders/${storeId}/${orderId}`);
    return status === 200 ? body : null;
  }

  async orderWhen(
    storeId: string,
    orderId: string,
    what: string,
    holds: (order: OrderView) => boolean,
  ): Promise<OrderView> {
    let seen = 'unknown';
    return waitFor(
      async () => {
        const order = await this.order(storeId, orderId);
        if (order) seen = `${order.orderStatus}, ${order.paymentStatus}, ${order.commerceStatus}`;
        return order && holds(order) ? order : null;
      },
      { what: `order ${orderId} to be ${what}` },
    ).catch((error: unknown) => {
      throw new Error(`${(error as Error).message}; it was ${seen}`, { cause: error });
    });
  }

  /** Follows the shopper's link to the hosted page and pays there. */
  async pay(storeId: string, orderId: string, card: string = CARDS.good): Promise<void> {
    const payable = await this.orderWhen(storeId, orderId, 'payable', isPayable);
    await this.payAt(payable.payments[0]!.payUrl!, card);
  }

  async payAt(payUrl: string, card: string = CARDS.good): Promise<void> {
    const session = await waitFor(
      async () => {
        const page = await fetch(payUrl, { redirect: 'manual' });
        await page.arrayBuffer();
        return /cs_[A-Za-z0-9_]+/.exec(page.headers.get('location') ?? '')?.[0];
      },
      { what: 'the link to lead to a page' },
    );
    await this.system.control('POST', `/stripe/sessions/${session}/pay`, { card });
  }

  async mails(): Promise<CaughtMail[]> {
    return (await this.system.control<{ items: CaughtMail[] }>('GET', '/mail/messages')).items;
  }

  /** The mail with such a subject, once it has come. */
  mailAbout(subject: RegExp): Promise<CaughtMail> {
    return waitFor(async () => (await this.mails()).find((mail) => subject.test(mail.subject)), {
      what: `a mail about ${subject}`,
    });
  }
}
