import { ConnectionHearings1764400000000 } from '#service/silence/connection-hearings.migration';
import { PaymentFigures1764300000000 } from './payment-figures.migration';
import { Account1763750000000 } from './account.migration';
import { Billing1763770000000 } from './billing.migration';
import { CreditNotes1795275900000 } from './credit-notes.migration';
import { CustomerAccount1763790000000 } from './customer-account.migration';
import { Disputes1763730000000 } from './disputes.migration';
import { InvoicePayments1795261620000 } from './invoice-payments.migration';
import { MappingInputsByAge1795276600000 } from './mapping-inputs-by-age.migration';
import { MappingInputs1795260000000 } from './mapping-inputs.migration';
import { RenewalPayments1795272000000 } from './renewal-payments.migration';
import { OrderRetention1763760000000 } from './order-retention.migration';
import { OrderSearch1764100000000 } from './order-search.migration';
import { MissedEvents1763760000000 } from './missed-events.migration';
import { ProviderCustomers1763710000000 } from './provider-customers.migration';
import { PaymentsByInvoice1795275900001 } from './payments-by-invoice.migration';
import { PaymentsTables1763700000000 } from './payments-tables.migration';
import { RefundNotes1763720000000 } from './refund-notes.migration';
import { Reviews1763740000000 } from './reviews.migration';
import { WebhookEndpoint1763780000000 } from './webhook-endpoint.migration';
import { SeveralCaptures1764110000000 } from './several-captures.migration';

/** This service's own; those of messaging and configuration are added by `runMigrations`. */
export const migrations = [
  PaymentsTables1763700000000,
  ProviderCustomers1763710000000,
  RefundNotes1763720000000,
  Disputes1763730000000,
  Reviews1763740000000,
  Account1763750000000,
  MissedEvents1763760000000,
  Billing1763770000000,
  WebhookEndpoint1763780000000,
  OrderRetention1763760000000,
  CustomerAccount1763790000000,
  OrderSearch1764100000000,
  SeveralCaptures1764110000000,
  PaymentFigures1764300000000,
  ConnectionHearings1764400000000,
  MappingInputs1795260000000,
  InvoicePayments1795261620000,
  RenewalPayments1795272000000,
  CreditNotes1795275900000,
  PaymentsByInvoice1795275900001,
  MappingInputsByAge1795276600000,
];
