import type { SubscriptionItemObject, SubscriptionObject } from '../objects/billing';
import type { InvoiceLineObject, InvoiceObject } from '../objects/invoice';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';

/** The demand for the current period of a subscription: made as a draft and finalized at once. */
export function createInvoice(
  world: StripeWorld,
  subscription: SubscriptionObject,
  reason: InvoiceObject['billing_reason'],
): InvoiceObject {
  const draft = world.invoices.set(...entry(newInvoice(world, subscription, reason)));
  world.update(world.subscriptions, subscription, { latest_invoice: draft.id });
  world.events.emit('invoice.created', draft);
  return world.update(
    world.invoices,
    draft,
    {
      status: 'open',
      number: `${randomText(8).toUpperCase()}-${String(world.invoices.values().length).padStart(4, '0')}`,
      effective_at: world.now,
      ending_balance: 0,
      hosted_invoice_url: `https://invoice.stripe.com/i/acct_sandbox/test_${randomText(40)}`,
      invoice_pdf: `https://pay.stripe.com/invoice/acct_sandbox/test_${randomText(40)}/pdf`,
      status_transitions: { ...draft.status_transitions, finalized_at: world.now },
    },
    'invoice.finalized',
  );
}

/** Given up or withdrawn; nothing more is collected on it. */
export function closeInvoice(
  world: StripeWorld,
  invoiceId: string,
  status: 'void' | 'uncollectible',
): InvoiceObject {
  const invoice = world.invoices.get(invoiceId);
  if (!invoice) throw noSuch('invoice', invoiceId, 'invoice');
  if (invoice.status !== 'open' && !(status === 'void' && invoice.status === 'uncollectible')) {
    throw invalidRequest(`You can only pass in open invoices. This invoice is ${invoice.status}.`);
  }
  const transitions = invoice.status_transitions;
  return world.update(
    world.invoices,
    invoice,
    {
      status,
      next_payment_attempt: null,
      status_transitions:
        status === 'void'
          ? { ...transitions, voided_at: world.now }
          : { ...transitions, marked_uncollectible_at: world.now },
    },
    status === 'void' ? 'invoice.voided' : 'invoice.marked_uncollectible',
  );
}

const entry = (invoice: InvoiceObject): [string, InvoiceObject] => [invoice.id, invoice];

function newLine(invoice: string, item: SubscriptionItemObject): InvoiceLineObject {
  const { price, quantity } = item;
  const amount = price.unit_amount * quantity;
  return {
    id: newId.invoiceLine(),
    object: 'line_item',
    amount,
    currency: price.currency,
    description: `${quantity} × ${price.nickname ?? price.lookup_key ?? price.id}`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: null,
        subscription: item.subscription,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: { start: item.current_period_start, end: item.current_period_end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subtotal: amount,
    taxes: [],
  };
}

function newInvoice(
  world: StripeWorld,
  subscription: SubscriptionObject,
  reason: InvoiceObject['billing_reason'],
): InvoiceObject {
  const id = newId.invoice();
  const lines = subscription.items.data.map((item) => newLine(id, item));
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const customer = world.customers.get(subscription.customer);
  const known = customer && !('deleted' in customer) ? customer : undefined;
  const start = lines[0]?.period.start ?? world.now;
  return {
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: world.now,
    currency: subscription.currency,
    custom_fields: null,
    customer: subscription.customer,
    customer_account: null,
    customer_address: known?.address ?? null,
    customer_email: known?.email ?? null,
    customer_name: known?.name ?? null,
    customer_phone: known?.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', url: `/v1/invoices/${id}/lines`, has_more: false, data: lines },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: start,
    period_start: start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}
