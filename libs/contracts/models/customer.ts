import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** What is kept in step between systems; each is decided on its own. */
export const CUSTOMER_FIELDS = ['email', 'firstName', 'lastName', 'company', 'phone'] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

/** Null stands for "says nothing". */
export const CustomerProfileSchema = z.object({
  email: z.string().max(512).nullable(),
  firstName: z.string().max(300).nullable(),
  lastName: z.string().max(300).nullable(),
  company: z.string().max(300).nullable(),
  phone: z.string().max(50).nullable(),
});
export type CustomerProfile = z.output<typeof CustomerProfileSchema>;

/** What a connection is to a store: field rules name these. */
export const CUSTOMER_SIDES = ['commerce', 'payment', 'erp', 'crm'] as const;
export type CustomerSide = (typeof CUSTOMER_SIDES)[number];

/** Who wins when a field was changed on several sides: one of them, or whoever changed it last. */
export const CustomerRuleSchema = z.enum([...CUSTOMER_SIDES, 'newest']);
export type CustomerRule = z.output<typeof CustomerRuleSchema>;

/** `customerId` is the commerce system's own key. */
export const CustomerKeySchema = z.object({ storeId: IdSchema, customerId: IdSchema });
export type CustomerKey = z.output<typeof CustomerKeySchema>;

/** Why two records are held to be the same person: only rules that prove it, never likeness. */
export const LINK_REASONS = [
  'first-seen',
  'made-for-order',
  'owner-metadata',
  'made-by-sync',
  'merged-by-operator',
] as const;
export const LINK_STATES = ['active', 'archived', 'deleted', 'erased'] as const;

/** One record of the person in one system. */
export const CustomerLinkSchema = z.object({
  connectionId: IdSchema,
  side: z.enum(CUSTOMER_SIDES),
  /** The record's key in that system. */
  externalId: IdSchema,
  state: z.enum(LINK_STATES),
  reason: z.enum(LINK_REASONS),
  guest: z.boolean(),
  /** As the system last showed it; null while nothing was read, and after an erasure. */
  profile: CustomerProfileSchema.nullable(),
  since: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type CustomerLink = z.output<typeof CustomerLinkSchema>;

export const PERSON_STATES = ['active', 'merged', 'erased'] as const;

/** One person over all systems of a store. */
export const CustomerSchema = z.object({
  storeId: IdSchema,
  personId: IdSchema,
  state: z.enum(PERSON_STATES),
  /** Set when this person was found to be another one. */
  mergedInto: IdSchema.nullable(),
  profile: CustomerProfileSchema,
  links: z.array(CustomerLinkSchema),
  updatedAt: InstantSchema,
});
export type Customer = z.output<typeof CustomerSchema>;

/** A field that several sides had changed: which one was kept, by which rule. Values are not repeated here. */
export const CustomerDecisionSchema = z.object({
  field: z.enum(CUSTOMER_FIELDS),
  winner: z.object({ connectionId: IdSchema, externalId: IdSchema }),
  loser: z.object({ connectionId: IdSchema, externalId: IdSchema }),
  rule: z.string(),
  at: InstantSchema,
});
export type CustomerDecision = z.output<typeof CustomerDecisionSchema>;

export const DuplicateEvidenceSchema = z.object({
  field: z.enum(['email', 'phone', 'name']),
  /** Shortened so that it can be shown: `a***@example.com`. */
  value: z.string().max(200),
});
export type DuplicateEvidence = z.output<typeof DuplicateEvidenceSchema>;

/** Two persons that may be one. Nothing is merged before somebody says so. */
export const DuplicateProposalSchema = z.object({
  proposalId: IdSchema,
  storeId: IdSchema,
  personIds: z.tuple([IdSchema, IdSchema]),
  evidence: z.array(DuplicateEvidenceSchema),
  state: z.enum(['open', 'merged', 'dismissed']),
  createdAt: InstantSchema,
  resolvedAt: InstantSchema.nullable(),
});
export type DuplicateProposal = z.output<typeof DuplicateProposalSchema>;

export const ERASURE_OUTCOMES = ['deleted', 'anonymised', 'absent', 'kept', 'not-supported'] as const;
export const ErasureEntrySchema = z.object({
  /** A connection, or one of our own services. */
  system: z.string().max(200),
  externalId: z.string().max(200).nullable(),
  outcome: z.enum(ERASURE_OUTCOMES),
  note: z.string().max(500),
});
export type ErasureEntry = z.output<typeof ErasureEntrySchema>;

export const ErasureReportSchema = z.object({
  storeId: IdSchema,
  personId: IdSchema,
  erasedAt: InstantSchema,
  entries: z.array(ErasureEntrySchema),
});
export type ErasureReport = z.output<typeof ErasureReportSchema>;
