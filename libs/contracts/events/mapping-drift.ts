import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

const common = {
  storeId: IdSchema,
  mappingId: IdSchema,
  /** When it was first seen. */
  since: InstantSchema,
  at: InstantSchema,
};

export const MappingDrifted = defineEvent(
  'mapping.drifted',
  1,
  'What a store sends has changed its shape, and rules in use lose a field by it or get another type; told once, when it begins.',
  z.object({
    ...common,
    /** Names and kinds of change, no values. */
    fields: z
      .array(
        z.object({
          path: z.string().max(500),
          kind: z.enum(['gone', 'type-changed', 'rarer']),
          /** Targets of the rules that read it. */
          rules: z.array(z.string().max(500)).max(20),
        }),
      )
      .min(1)
      .max(20),
  }),
);

export const MappingDriftEnded = defineEvent(
  'mapping.drift-ended',
  1,
  'No rule in use suffers any more from a change in what a store sends; told once.',
  z.object(common),
);
