import { z } from 'zod';

/** What a field of an outside system or of our own models holds. `money-minor` counts the currency's smallest unit, `decimal` the major one. */
export const FIELD_TYPES = [
  'text',
  'integer',
  'decimal',
  'money-minor',
  'boolean',
  'date',
  'instant',
  'country',
  'currency',
  'email',
  'phone',
  'list',
  'object',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A field that a mapping can read or write. */
export const CatalogueFieldSchema = z.object({
  object: z.string().describe("The record that has it, in its system's words: `order`, `Sales Order`"),
  path: z
    .string()
    .describe('Within the record; `[]` stands for the elements of a list, a last `*` for any name'),
  type: z.enum(FIELD_TYPES),
  required: z.boolean().describe('Never empty when read; must be given when written'),
  meaning: z.string(),
  maxLength: z.int().positive().nullable().describe('In characters'),
  limit: z.string().nullable().describe('Any other bound'),
  example: z.string().nullable(),
  canonical: z.string().nullable().describe('Where the connector itself takes it to or from in our model'),
});
export type CatalogueField = z.output<typeof CatalogueFieldSchema>;

/** Everything a system offers to mappings. */
export const FieldCatalogueSchema = z.object({
  reads: z.array(CatalogueFieldSchema),
  writes: z.array(CatalogueFieldSchema),
});
export type FieldCatalogue = z.output<typeof FieldCatalogueSchema>;
