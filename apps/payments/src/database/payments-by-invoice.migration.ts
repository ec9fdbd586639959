import { OnlineIndexes } from '#service/migrations/online-indexes';

/** The payment of an invoice, by which a credit note finds its order. */
export class PaymentsByInvoice1795275900001 extends OnlineIndexes {
  readonly name = 'PaymentsByInvoice1795275900001';
  protected readonly indexes = {
    payments_invoice: 'payments (connection_id, invoice_id) WHERE invoice_id IS NOT NULL',
  };
}
