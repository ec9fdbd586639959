import { z } from 'zod';

const text = z.string().max(500);
/** Path in the input that tells the currency, country or zone: never a constant (a constant is right for one order only). */
const path = z.string().min(1).max(300);

/** The steps a value can go through, by name, with their arguments. */
export const TransformSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('text') }),
  z.strictObject({ name: z.literal('trim') }),
  z.strictObject({ name: z.literal('lower') }),
  z.strictObject({ name: z.literal('upper') }),
  z.strictObject({ name: z.literal('prefix'), text }),
  z.strictObject({ name: z.literal('suffix'), text }),
  z.strictObject({ name: z.literal('truncate'), length: z.int().positive(), ellipsis: text.default('') }),
  z.strictObject({
    name: z.literal('join'),
    separator: text.default(', '),
    /** What does not fit is left out whole and counted; without it everything is joined. */
    length: z.int().min(20).optional(),
    and: text.optional(),
  }),
  z.strictObject({ name: z.literal('split'), separator: text.min(1) }),
  z.strictObject({ name: z.literal('default'), value: z.json() }),
  z.strictObject({
    name: z.literal('lookup'),
    table: z.record(z.string(), z.json()),
    /** Taken for a key that the table does not have; without it such a key is a fault. */
    otherwise: z.json().optional(),
    ignoreCase: z.boolean().default(false),
  }),
  z.strictObject({ name: z.literal('minor-units'), currency: path }),
  z.strictObject({ name: z.literal('decimal-units'), currency: path }),
  z.strictObject({
    name: z.literal('date'),
    zone: path,
    format: z.enum(['date', 'date-time', 'instant']).default('date'),
  }),
  z.strictObject({
    name: z.literal('local-time'),
    zone: path,
    /** For times that clocks skip, and for those that they show twice. */
    gap: z.enum(['later', 'earlier', 'error']).default('later'),
    overlap: z.enum(['first', 'second', 'error']).default('first'),
  }),
  z.strictObject({
    name: z.literal('split-name'),
    part: z.enum(['given', 'family']),
    order: z.enum(['given-first', 'family-first']).default('given-first'),
  }),
  z.strictObject({ name: z.literal('phone'), country: path.optional() }),
  z.strictObject({
    name: z.literal('country'),
    to: z.enum(['alpha-2', 'alpha-3', 'numeric']).default('alpha-2'),
  }),
  z.strictObject({
    name: z.literal('address-lines'),
    separator: text.default('\n'),
    country: z.boolean().default(true),
  }),
  z.strictObject({ name: z.literal('address'), names: z.record(z.string(), z.string()).default({}) }),
  z.strictObject({
    name: z.literal('describe-lines'),
    length: z.int().min(20).default(500),
    and: text.default('and {count} more'),
  }),
]);
export type Transform = z.output<typeof TransformSchema>;
export type TransformName = Transform['name'];
