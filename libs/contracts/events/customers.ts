import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import {
  CUSTOMER_FIELDS,
  CustomerDecisionSchema,
  CustomerSchema,
  DuplicateProposalSchema,
  ErasureReportSchema,
} from '../models/customer';
import { CustomerImportSchema } from '../models/customer-import';

export const CustomerCreated = defineEvent(
  'customer.created',
  1,
  'A person was seen for the first time in one of the systems.',
  z.object({ customer: CustomerSchema }),
);

export const CustomerChanged = defineEvent(
  'customer.changed',
  1,
  'What we hold to be true of a person has changed, and every linked system has it now.',
  z.object({
    customer: CustomerSchema,
    fields: z.array(z.enum(CUSTOMER_FIELDS)),
    decisions: z.array(CustomerDecisionSchema),
  }),
);

export const CustomerDeleted = defineEvent(
  'customer.deleted',
  1,
  'A record of a person is gone from one system.',
  z.object({
    storeId: IdSchema,
    personId: IdSchema,
    connectionId: IdSchema,
    externalId: IdSchema,
    at: InstantSchema,
  }),
);

export const CustomerMerged = defineEvent(
  'customer.merged',
  1,
  'Two persons were found to be one; all records belong to the one that was kept.',
  z.object({ customer: CustomerSchema, mergedPersonId: IdSchema }),
);

export const CustomerDuplicateProposed = defineEvent(
  'customer.duplicate-proposed',
  1,
  'Two persons look like one; somebody has to decide.',
  DuplicateProposalSchema,
);

export const CustomerErased = defineEvent(
  'customer.erased',
  1,
  'A person was erased: who has copies of personal data removes them. The books stay.',
  ErasureReportSchema.extend({ commerceCustomerIds: z.array(IdSchema) }),
);

/** Told by the service that makes customers at the payment provider. */
export const CustomerLinked = defineEvent(
  'customer.linked',
  1,
  'A customer of the shop has a record at the payment provider.',
  z.object({
    storeId: IdSchema,
    /** The commerce system's own key. */
    customerId: IdSchema,
    connectionId: IdSchema,
    externalId: IdSchema,
    /** The record that turned out not to exist any more (another account or mode); archived. */
    replaces: IdSchema.nullable(),
    at: InstantSchema,
  }),
);

/** Why a customer is held to be a contact; the strongest first. */
export const CONTACT_PROOFS = ['provider-identifier', 'customer-identifier', 'verified-email'] as const;

export const CustomerContactLinked = defineEvent(
  'customer.contact-linked',
  1,
  'A customer of the shop was recognised among the known contacts of its commerce system; nothing was written there.',
  z.object({
    storeId: IdSchema,
    /** The commerce system's own key. */
    customerId: IdSchema,
    /** Of the commerce system. */
    connectionId: IdSchema,
    providerConnectionId: IdSchema,
    providerCustomerId: IdSchema,
    proof: z.enum(CONTACT_PROOFS),
    at: InstantSchema,
  }),
);

export const CustomerImportChanged = defineEvent(
  'customer-import.changed',
  1,
  'An import of customers has begun, got further, stopped or ended; told every few seconds at most.',
  CustomerImportSchema.omit({ failures: true }),
);
