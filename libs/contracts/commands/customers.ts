import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';
import { CustomerKeySchema, CustomerProfileSchema } from '../models/customer';

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
