import { z } from 'zod';
import { TransformSchema } from '../transforms/transform-schema';

/** What a target field has to be. `money-minor` is an integer of the currency's smallest unit. */
const VALUE_TYPES = [
  'text',
  'integer',
  'boolean',
  'money-minor',
  'decimal',
  'date',
  'instant',
  'country',
  'email',
  'list',
  'object',
  'any',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** One target field: exactly one of `source`, `expression` and `value` says where its value comes from. */
export const FieldRuleSchema = z.strictObject({
  /** Path in the result; a last segment `*` merges an object's entries into its parent. */
  target: z.string().min(1).max(300),
  /** Path in the input. */
  source: z.string().min(1).max(300).optional(),
  /** JSONata over the input. */
  expression: z.string().min(1).optional(),
  value: z.json().optional(),
  /** JSONata; the rule is left out unless it is true. */
  when: z.string().min(1).optional(),
  /** Taken when the value is missing or empty. */
  default: z.json().optional(),
  required: z.boolean().default(false),
  type: z.enum(VALUE_TYPES).default('text'),
  transforms: z.array(TransformSchema).max(20).default([]),
  maxLength: z.int().positive().optional(),
  onTooLong: z.enum(['truncate', 'error']).default('error'),
});
export type FieldRule = z.output<typeof FieldRuleSchema>;

/** Bounds of a group of fields as a whole, such as Stripe's metadata. */
export const GroupLimitSchema = z.strictObject({
  target: z.string().min(1).max(300),
  maxKeys: z.int().positive(),
  maxKeyLength: z.int().positive(),
  maxValueLength: z.int().positive(),
  /** Keys beyond the limit: the last ones are left out, or the mapping is refused. Over-long keys likewise. */
  onTooMany: z.enum(['drop', 'error']).default('drop'),
  onTooLong: z.enum(['truncate', 'error']).default('truncate'),
});
export type GroupLimit = z.output<typeof GroupLimitSchema>;

export const MappingDocumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'lower-case letters, digits and hyphens'),
  version: z.int().positive(),
  description: z.string().max(2000).optional(),
  /** What goes in and what comes out, in words: `order`, `checkout-session`. */
  source: z.string().min(1).max(100),
  target: z.string().min(1).max(100),
  fields: z.array(FieldRuleSchema).min(1).max(500),
  limits: z.array(GroupLimitSchema).max(20).default([]),
});
export type MappingDocument = z.output<typeof MappingDocumentSchema>;
