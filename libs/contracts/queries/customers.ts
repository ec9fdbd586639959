import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import {
  CustomerDecisionSchema,
  CustomerKeySchema,
  CustomerSchema,
  DuplicateProposalSchema,
  ErasureReportSchema,
} from '../models/customer';
import { PageRequestSchema, pageOf } from '../models/timeline';
import { OrderSummarySchema } from './orders';

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
    })
    .nullable(),
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
