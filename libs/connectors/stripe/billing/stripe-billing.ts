import type Stripe from 'stripe';
import type { CreditNote } from '#contracts/models/subscription';
import type { ProviderInvoice, ProviderSubscription } from '#connectors/kit/payment-port';
import { collectPages } from '../payments/listing';
import { idOf } from '../payments/read-money';
import { callStripe } from '../payments/stripe-call';
import { readCreditNote } from './credit-note.reader';
import { readInvoice, subscriptionOf, type Skus } from './invoice.reader';
import { readSubscription, skuOf } from './subscription.reader';

/** As many lines as an invoice may carry in our messages. */
const MAX_LINE_PAGES = 10;
const MAX_PAYMENT_PAGES = 1;
const EXPAND = ['data.payment.payment_intent'];

/** Subscriptions and invoices in the shapes of the pinned API version. */
export class StripeBilling {
  constructor(private readonly stripe: Stripe) {}

  async subscription(id: string): Promise<ProviderSubscription> {
    return readSubscription(await this.retrieve(id));
  }

  async invoice(id: string): Promise<ProviderInvoice> {
    const invoice = await callStripe<Stripe.Invoice>('invoice', () => this.stripe.invoices.retrieve(id));
    const lines = await this.lines(invoice);
    const { items: payments } = await collectPages(
      (page) => this.stripe.invoicePayments.list({ ...page, invoice: id, expand: EXPAND }),
      () => true,
      MAX_PAYMENT_PAGES,
    );
    return readInvoice({ invoice, lines, payments: payments.reverse(), skus: await this.skus(invoice) });
  }

  async creditNote(id: string): Promise<CreditNote> {
    return readCreditNote(
      await callStripe<Stripe.CreditNote>('credit_note', () => this.stripe.creditNotes.retrieve(id)),
    );
  }

  async invoiceOfPayment(paymentIntentId: string): Promise<string | null> {
    const payment = { type: 'payment_intent', payment_intent: paymentIntentId } as const;
    const { data } = await callStripe<Stripe.ApiList<Stripe.InvoicePayment>>('list', () =>
      this.stripe.invoicePayments.list({ payment, limit: 1 }),
    );
    return idOf(data[0]?.invoice);
  }

  private async lines({ id, lines }: Stripe.Invoice): Promise<Stripe.InvoiceLineItem[]> {
    if (!lines.has_more) return lines.data;
    const list = (page: Stripe.PaginationParams) => this.stripe.invoices.listLineItems(id, page);
    return (await collectPages(list, () => true, MAX_LINE_PAGES)).items;
  }

  private async skus(invoice: Stripe.Invoice): Promise<Skus> {
    const id = subscriptionOf(invoice);
    if (id === null) return new Map();
    const { items } = await this.retrieve(id);
    return new Map(items.data.map((item) => [item.id, skuOf(item.price)]));
  }

  private retrieve(id: string): Promise<Stripe.Subscription> {
    return callStripe<Stripe.Subscription>('subscription', () => this.stripe.subscriptions.retrieve(id));
  }
}
