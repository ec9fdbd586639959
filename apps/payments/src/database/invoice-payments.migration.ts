import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Whose invoice a PaymentIntent has paid is asked for every movement of the account that belongs to no payment of ours. */
export class InvoicePayments1795261620000 extends OnlineIndexes {
  readonly name = 'InvoicePayments1795261620000';
  protected readonly indexes = {
    invoices_payments: `invoices USING gin ((body -> 'payments') jsonb_path_ops)`,
  };
}
