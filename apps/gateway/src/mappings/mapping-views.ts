import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { CatalogueFieldSchema } from '#contracts/models/field-catalogue';
import { MappingDocumentSchema } from '#mapping/document/mapping-document';

const FaultSchema = z.object({
  field: z.string().describe('Target field'),
  code: z.string(),
  value: z.unknown(),
  expected: z.string(),
  suggestion: z.string(),
});
const JsonObjectSchema = z.record(z.string(), z.unknown());

export const MappingListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      system: z.string(),
      origin: z.enum(['shipped', 'published']),
      source: z.string(),
      target: z.string(),
      description: z.string().nullable(),
      version: z.int(),
      revision: z.string().describe('Changes with the content'),
      overriddenBy: z.array(z.string()).describe('Stores'),
      publishedAt: z.iso.datetime().nullable().describe('Null while it is as the connector ships it'),
      publishedBy: z.string().nullable(),
    }),
  ),
  nextCursor: z.null(),
});

export const MappingDetailSchema = z.object({
  system: z.string(),
  origin: z.enum(['shipped', 'published']),
  revision: z.string(),
  document: MappingDocumentSchema,
  catalogue: z.object({
    source: z.array(CatalogueFieldSchema).nullable().describe('What rules may read'),
    target: z.array(CatalogueFieldSchema).nullable().describe('What rules may write'),
  }),
  storeIds: z.array(z.string()).describe('Every store that may have rules of its own'),
  stores: z.array(
    z.object({
      storeId: z.string(),
      overrides: JsonObjectSchema,
      difference: z.array(
        z.object({
          target: z.string(),
          change: z.enum(['added', 'removed', 'replaced', 'same']),
          base: JsonObjectSchema.nullable(),
          override: JsonObjectSchema.nullable(),
        }),
      ),
    }),
  ),
});

export const PreviewRequestSchema = z.strictObject({
  id: IdSchema.optional().describe('A mapping there is'),
  document: JsonObjectSchema.optional().describe('Or a document that is not published'),
  overrides: JsonObjectSchema.optional().describe("In place of the store's"),
  storeId: IdSchema.optional(),
  orderId: IdSchema.optional(),
  sampleText: z
    .strictObject({ encoding: z.enum(['json', 'xml', 'form']), text: z.string().max(1_000_000) })
    .optional()
    .describe('The input as another system writes it'),
  sample: JsonObjectSchema.optional().describe('The input, instead of an order'),
});

export const RemarkSchema = z.object({
  path: z.string(),
  field: z.string().nullable().describe('Target field it is about; null for the document as a whole'),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});

export const PreviewSchema = z.object({
  input: JsonObjectSchema.describe('What it was made of'),
  output: JsonObjectSchema,
  faults: z.array(FaultSchema),
  remarks: z.array(RemarkSchema).describe('What the catalogues of both sides say about the rules'),
});

export const TestRequestSchema = z.strictObject({ document: JsonObjectSchema.optional() });
export const TestResultSchema = z.object({
  passed: z.boolean(),
  results: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      output: JsonObjectSchema,
      faults: z.array(FaultSchema),
    }),
  ),
});

export const MappingVersionsSchema = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      origin: z.enum(['shipped', 'published']),
      publishedAt: z.iso.datetime().nullable(),
      publishedBy: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
  nextCursor: z.null(),
});

export const MappingVersionSchema = z.object({
  version: z.int(),
  origin: z.enum(['shipped', 'published']),
  document: MappingDocumentSchema,
});

export const PublishedSchema = z.object({ version: z.int(), remarks: z.array(RemarkSchema) });

export const OverridesRequestSchema = z.strictObject({
  overrides: JsonObjectSchema.describe('Rules by the field they replace; null takes a field away'),
});

export const OverridesResponseSchema = z.object({
  configurationVersion: z.int(),
  changed: z.boolean().describe('False when it was the same already'),
});

export const SuggestRequestSchema = z.strictObject({
  id: IdSchema,
  document: JsonObjectSchema.optional().describe('In place of the mapping in use'),
  decisions: z
    .array(
      z.strictObject({ source: z.string().max(300), target: z.string().max(300), accepted: z.boolean() }),
    )
    .max(1_000)
    .default([])
    .describe('What people made of earlier suggestions, over what is kept of it'),
  threshold: z.number().min(0).max(1).default(0.5).describe('Below it there is no best one'),
  askModel: z
    .boolean()
    .default(false)
    .describe(
      'Ask the configured language model too; it is told names and types of fields. Least role: editor',
    ),
});

export const DecisionRequestSchema = z.strictObject({
  source: z.string().min(1).max(300),
  target: z.string().min(1).max(300),
  accepted: z.boolean().nullable().describe('Null forgets what was said before'),
});

const share = z.number().min(0).max(1);
const SuggestionSchema = z.object({
  object: z.string(),
  source: z.string(),
  confidence: share.describe('Of those said with 0.8, about eight in ten are right'),
  evidence: z.object({
    name: share,
    path: share,
    meaning: share,
    type: share,
    letters: share,
    elsewhere: share.describe(
      'Speaks against it: one lies in an address, line or customer, the other does not',
    ),
  }),
  decidedBefore: z.boolean(),
  advised: z.boolean().describe('The language model names it too'),
});
export const SuggestionsSchema = z.object({
  model: z
    .string()
    .nullable()
    .describe('The language model that can be asked; null where none is configured'),
  items: z.array(
    z.object({
      object: z.string(),
      target: z.string(),
      best: SuggestionSchema.nullable(),
      alternatives: z.array(SuggestionSchema),
    }),
  ),
});
