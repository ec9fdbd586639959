import { z } from 'zod';
import { BankCsvProfileSchema } from './bank-csv-profile';
import { AlertRuleSchema } from './alert';
import { IdSchema } from './common';
import { CUSTOMER_FIELDS, CustomerRuleSchema } from './customer';
import { OrderStatusSchema } from './statuses';

/** Where a browser is sent. */
const WebPageSchema = z.url({
  protocol: /^https?$/,
  error: 'An address that begins with https:// or http://',
});

export const StoreSchema = z.object({
  id: IdSchema,
  /** Ids of connections. */
  commerce: IdSchema,
  payment: IdSchema,
  erp: IdSchema.nullable().default(null),
  mail: IdSchema.nullable().default(null),
  crm: IdSchema.nullable().default(null),
  capture: z
    .object({
      mode: z.enum(['automatic', 'manual']).default('automatic'),
      /** Commerce status names: only the move from the first to the second captures. */
      approvedStatus: z.string().nullable().default(null),
      readyStatus: z.string().nullable().default(null),
      /** What happens to money that arrives after the order was canceled. */
      afterCancel: z.enum(['void', 'refund', 'hold']).default('refund'),
      /** Each shipment captures its part, where the commerce system tells of shipments and the payment allows several captures. */
      byShipment: z.boolean().default(false),
      /** What a payment that can be captured only once does then: all with the first shipment, or all with the last. */
      singleCapture: z.enum(['first-shipment', 'last-shipment']).default('last-shipment'),
    })
    .prefault({}),
  /** How the shopper pays: Stripe's hosted page, or a PaymentIntent for a page of the merchant's own. */
  paymentMode: z.enum(['checkout', 'payment_intent']).default('checkout'),
  statuses: z
    .object({
      /** Our word to the commerce system's. A status left out is not written. */
      toCommerce: z.partialRecord(OrderStatusSchema, z.string()).default({}),
      /** The commerce system's word to ours. */
      fromCommerce: z.record(z.string(), OrderStatusSchema).default({}),
    })
    .prefault({}),
  /** Mapping document id to the rules that replace the base's, by target field. */
  mappings: z.record(z.string(), z.unknown()).default({}),
  /** Ids of the workflows that run for this store. */
  workflows: z
    .array(z.string())
    .default([
      'order-to-cash',
      'refunds',
      'failed-refunds',
      'returns',
      'disputes',
      'subscription-billing',
      'subscription-renewals',
      'renewed-orders',
      'credit-notes',
    ]),
  urls: z.object({ success: WebPageSchema, cancel: WebPageSchema }),
  /** IANA name: the books' days. */
  timeZone: z.string().default('UTC'),
  /** How the books are kept, where the law or the accountant leaves a choice. */
  books: z
    .object({
      /** Discounts on their own contra account, or sales net of them. */
      discounts: z.enum(['contra', 'net']).default('contra'),
      /** SKUs that sell a gift card: money owed, not a sale. */
      giftCardSkus: z.array(z.string().max(200)).default([]),
      /** SKU to months: their revenue is earned in equal parts over so many months. */
      deferral: z.record(z.string().max(200), z.int().min(2).max(120)).default({}),
      /** Whether a lost dispute takes the sales tax back, where the law allows it. */
      disputeTaxRelief: z.boolean().default(false),
      /**
       * Set where the ERP invoices orders in a foreign currency at a rate of its own: order currency to rate as decimal text. The
       * payment then settles the invoice, and the difference is a gain or loss on exchange.
       */
      invoiceRates: z
        .record(z.string().regex(/^[A-Z]{3}$/), z.string().regex(/^\d{1,12}(\.\d{1,12})?$/))
        .default({}),
    })
    .prefault({}),
  /** How the bank's statements are read and held against the payouts. */
  bank: z
    .object({
      /** By how much a line may differ from the payout that it names, in the smallest unit; the difference is booked on 6030. */
      tolerance: z.int().min(0).max(1_000).default(0),
      /** Name to the columns of a bank's CSV files. */
      csvProfiles: z.record(z.string().min(1).max(100), BankCsvProfileSchema).default({}),
    })
    .prefault({}),
  /** What happens to an order that the ERP has not enough goods for. */
  stock: z
    .object({
      /** `cancel`: a hold is voided, captured money is treated by `capture.afterCancel`; `back-order`: it waits for goods. */
      whenShort: z.enum(['back-order', 'cancel']).default('back-order'),
    })
    .prefault({}),
  /** How customers are kept in step between the store's systems. */
  customers: z
    .object({
      /** Off: nothing is read from or written to other systems, and no customer is made at the provider. */
      sync: z.boolean().default(true),
      /** Which side wins a field that several sides have changed. */
      wins: z
        .object({
          default: CustomerRuleSchema.default('commerce'),
          fields: z.partialRecord(z.enum(CUSTOMER_FIELDS), CustomerRuleSchema).default({}),
        })
        .prefault({}),
      /** When an account of the shop gets its record at the payment provider. */
      createAtPayment: z.enum(['first-order', 'always']).default('first-order'),
      /** Whether somebody who exists at the provider only is made a customer of the shop. */
      createInCommerce: z.boolean().default(false),
      /** How many customers a second an import takes in at most: what the commerce system bears beside its shoppers. */
      importPerSecond: z.int().min(1).max(100).default(10),
      /** Off: changes that no event told of are seen with the next event or order of the person only. */
      sweep: z.boolean().default(true),
      /** Whether a customer deleted in the shop is deleted elsewhere; a login of the shop is never deleted by us. */
      deletions: z.enum(['follow', 'unlink']).default('follow'),
    })
    .prefault({}),
  /** Which captures, cancels and refunds of operators wait for a second person. */
  approvals: z
    .object({
      /** Currency to the most, in its smallest unit, that one person may move of a payment. A currency left out has no limit. */
      above: z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0)).default({}),
      /** What nobody has decided by then is not done. */
      expireAfterHours: z.int().min(1).max(720).default(72),
    })
    .prefault({}),
  /** Who is told when something keeps failing. */
  alerts: z
    .object({
      email: z.array(z.email()).default([]),
      webhookUrl: z.url().nullable().default(null),
      /** By kind of alert, where people want it otherwise than told to everybody above. */
      rules: z.record(z.string().max(100), AlertRuleSchema).default({}),
    })
    .prefault({}),
});
export type Store = z.output<typeof StoreSchema>;

export const ENVIRONMENTS = ['sandbox', 'staging', 'production'] as const;

/** As it travels between services and lies in their tables: every secret value is ciphertext of the vault. */
export const SealedConnectionSchema = z.object({
  id: IdSchema,
  /** The connector's folder name. */
  system: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** Name to ciphertexts; several while a secret is rotated, the newest first. */
  secrets: z.record(z.string(), z.array(z.string())),
});
export type SealedConnection = z.output<typeof SealedConnectionSchema>;

/** A mapping document that stands in the place of the one its connector ships. */
export const PublishedMappingSchema = z.object({
  id: IdSchema,
  version: z.int().positive(),
  document: z.record(z.string(), z.unknown()),
});
export type PublishedMapping = z.output<typeof PublishedMappingSchema>;

export const SealedConfigurationSchema = z.object({
  version: z.int().positive(),
  environment: z.enum(ENVIRONMENTS),
  connections: z.array(SealedConnectionSchema),
  stores: z.array(StoreSchema),
  mappings: z.array(PublishedMappingSchema).max(200).default([]),
});
export type SealedConfiguration = z.output<typeof SealedConfigurationSchema>;
