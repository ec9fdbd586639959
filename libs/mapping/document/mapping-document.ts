import { z } from 'zod';
import { TransformSchema } from '../transforms/transform-schema';

/** What a target field has to be. `money-minor` is an integer of the currency's smallest unit. */
export const VALUE_TYPES = [
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

const transforms = z.array(TransformSchema).max(20).default([]);
const expression = z.string().min(1).max(4000);

/** Where a value comes from: exactly one of `source`, `expression` and `value`. */
const origin = {
  /** Path in the input. */
  source: z.string().min(1).max(300).optional(),
  /** JSONata over the input. */
  expression: expression.optional(),
  value: z.json().optional(),
};

/** One of several ways to a value, taken when its condition is true; without a condition, always. */
const CaseSchema = z.strictObject({ ...origin, when: expression.optional(), transforms });
export type RuleCase = z.output<typeof CaseSchema>;

const plainRule = {
  /** Path in the result; a last segment `*` merges an object's entries into its parent. */
  target: z.string().min(1).max(300),
  ...origin,
  /** Tried in their order, in place of a source: the first whose condition is true gives the value. */
  cases: z.array(CaseSchema).min(1).max(20).optional(),
  /** JSONata; the rule is left out unless it is true. */
  when: expression.optional(),
  /** Taken when the value is missing or empty. */
  default: z.json().optional(),
  required: z.boolean().default(false),
  type: z.enum(VALUE_TYPES).default('text'),
  transforms,
  maxLength: z.int().positive().optional(),
  onTooLong: z.enum(['truncate', 'error']).default('error'),
};

/** How each element of a list becomes an element of the target's list. */
const eachOf = <F extends z.ZodType>(fields: F) =>
  z
    .strictObject({
      /** The element's name in sources and expressions of the inner rules; `<name>Index` is its place, from 0. */
      as: z
        .string()
        .regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'a name such as line')
        .default('item'),
      /** Lists within the list become one list first. */
      flatten: z.boolean().default(false),
      /** JSONata over one element: only those for which it is true. */
      where: expression.optional(),
      /** JSONata over one element: elements with the same answer become one, the first; all of them are `<name>Group`. */
      groupBy: expression.optional(),
      /** More elements are a fault. */
      max: z.int().positive().max(10_000).default(2_000),
      fields: z.array(fields).min(1).max(100),
    })
    .optional();

const InnermostRuleSchema = z.strictObject(plainRule);
const InnerRuleSchema = z.strictObject({ ...plainRule, each: eachOf(InnermostRuleSchema) });

/** One target field. Lists lie in lists two deep, which is as deep as orders, shipments and their items go. */
export const FieldRuleSchema = z.strictObject({ ...plainRule, each: eachOf(InnerRuleSchema) });

/** A rule at whatever depth it lies. */
export interface FieldRule extends z.output<typeof InnermostRuleSchema> {
  readonly each?: EachRule | undefined;
}
export interface EachRule {
  readonly as: string;
  readonly flatten: boolean;
  readonly where?: string | undefined;
  readonly groupBy?: string | undefined;
  readonly max: number;
  readonly fields: readonly FieldRule[];
}

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

/** An example that must stay true: kept with the document, run before it is published. */
export const MappingTestSchema = z.strictObject({
  name: z.string().min(1).max(200),
  input: z.record(z.string(), z.json()),
  /** What must come out, whole. */
  output: z.record(z.string(), z.json()).optional(),
  /** Or the fault that must be found. */
  fault: z.strictObject({ field: z.string().max(300), code: z.string().max(100) }).optional(),
});
export type MappingTest = z.output<typeof MappingTestSchema>;

export const MappingDocumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'lower-case letters, digits and hyphens'),
  version: z.int().positive(),
  description: z.string().max(2000).optional(),
  /** What goes in and what comes out, in words: `order`, `checkout-session`. */
  source: z.string().min(1).max(100),
  target: z.string().min(1).max(100),
  fields: z.array(FieldRuleSchema).min(1).max(500),
  limits: z.array(GroupLimitSchema).max(20).default([]),
  tests: z.array(MappingTestSchema).max(100).default([]),
});
export type MappingDocument = z.output<typeof MappingDocumentSchema>;
