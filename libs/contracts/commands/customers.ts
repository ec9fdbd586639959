import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';
import { CustomerKeySchema, CustomerProfileSchema } from '../models/customer';
import { IMPORT_SIDES } from '../models/customer-import';

export const CheckCustomer = defineCommand(
  'cms-sync',
  'check-customer',
  1,
  'Look at a customer record in its system and bring the other systems in step.',
  z.object({ connectionId: IdSchema, externalId: IdSchema }),
);

export const EraseCustomer = defineCommand(
  'cms-sync',
  'erase-customer',
  1,
  'Erase a person in every system, once, and report per system; the books stay.',
  CustomerKeySchema.extend({ requestId: IdSchema.optional() }),
);

export const ResolveDuplicate = defineCommand(
  'cms-sync',
  'resolve-duplicate',
  1,
  'Merge the two persons of a proposal, or remember that they are two.',
  z.object({
    storeId: IdSchema,
    proposalId: IdSchema,
    decision: z.enum(['merge', 'dismiss']),
    requestId: IdSchema.optional(),
  }),
);

export const LinkCustomer = defineCommand(
  'payments',
  'link-customer',
  1,
  'Make sure that a customer of the shop has a record at the payment provider.',
  CustomerKeySchema.extend({
    /** Told when a new record has to be made. */
    profile: CustomerProfileSchema.optional(),
    /** A record that is known to be this customer's; none is made then. */
    externalId: IdSchema.optional(),
  }),
);

export const StartCustomerImport = defineCommand(
  'cms-sync',
  'start-customer-import',
  1,
  "Take in a store's existing customers from one of its systems; one import per store and side at a time.",
  z.object({ storeId: IdSchema, from: z.enum(IMPORT_SIDES), requestId: IdSchema.optional() }),
);

export const SteerCustomerImport = defineCommand(
  'cms-sync',
  'steer-customer-import',
  1,
  'Stop an import where it is, or go on with it; going on tries again what had failed.',
  z.object({
    storeId: IdSchema,
    jobId: IdSchema,
    action: z.enum(['cancel', 'resume']),
    requestId: IdSchema.optional(),
  }),
);

export const ImportCustomer = defineCommand(
  'cms-sync',
  'import-customer',
  1,
  'Take in one record of an import.',
  z.object({ jobId: IdSchema, externalId: IdSchema }),
);
