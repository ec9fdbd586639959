import { z } from 'zod';
import { CONTACT_PROOFS } from '../events/customers';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import {
  CustomerDecisionSchema,
  CustomerKeySchema,
  CustomerSchema,
  DuplicateProposalSchema,
  ErasureReportSchema,
} from '../models/customer';
import { CustomerImportSchema } from '../models/customer-import';
import { PageRequestSchema, pageOf } from '../models/timeline';
import { OrderSummarySchema } from './orders';

/** A customer of the shop among the known contacts of its commerce system, and by what it was recognised. */
export const CustomerContactSchema = z.object({
  /** The commerce system's own key. */
  customerId: IdSchema,
  /** Of the commerce system that keeps the contact. */
  connectionId: IdSchema,
  providerConnectionId: IdSchema,
  providerCustomerId: IdSchema,
  proof: z.enum(CONTACT_PROOFS),
  since: InstantSchema,
});
export type CustomerContact = z.output<typeof CustomerContactSchema>;

export const GetCustomer = defineQuery(
  'cms-sync',
  'get-customer',
  1,
  "One person by the commerce system's key or ours, with the newest orders; null when nobody knows of one.",
  CustomerKeySchema,
  z
    .object({
      customer: CustomerSchema,
      /** Newest first, at most 100. */
      orders: z.array(OrderSummarySchema),
      decisions: z.array(CustomerDecisionSchema),
      erasure: ErasureReportSchema.nullable(),
      /** Newest first, at most 50. */
      contacts: z.array(CustomerContactSchema),
    })
    .nullable(),
);

export const ListCustomerOrders = defineQuery(
  'cms-sync',
  'list-customer-orders',
  1,
  "A person's orders, newest first; none when nobody knows of one.",
  CustomerKeySchema.extend(PageRequestSchema.shape),
  pageOf(OrderSummarySchema),
);

export const ListDuplicates = defineQuery(
  'cms-sync',
  'list-duplicates',
  1,
  'Persons that may be one, newest first. Null store list: all.',
  PageRequestSchema.extend({
    storeIds: z.array(IdSchema).nullable(),
    state: z.enum(['open', 'merged', 'dismissed']).nullable(),
  }),
  pageOf(DuplicateProposalSchema),
);

export const GetCustomerImport = defineQuery(
  'cms-sync',
  'get-customer-import',
  1,
  'How far an import of customers is; null when unknown.',
  z.object({ jobId: IdSchema }),
  CustomerImportSchema.nullable(),
);

export const ListCustomerImports = defineQuery(
  'cms-sync',
  'list-customer-imports',
  1,
  'Imports of customers, newest first. Null store list: all.',
  PageRequestSchema.extend({ storeIds: z.array(IdSchema).nullable() }),
  pageOf(CustomerImportSchema),
);
