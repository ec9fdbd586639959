import { z } from 'zod';
import { SEEN_TYPES } from '#contracts/models/mapping-shape';
import { ABSTENTIONS, CHANGE_KINDS, LEAST_SAMPLES } from '#mapping/drift/compare-shapes';
import { SEVERITIES } from '#mapping/drift/find-drift';

const SeenSchema = z.object({
  given: z.int().describe('In how many inputs it has a value'),
  types: z.partialRecord(z.enum(SEEN_TYPES), z.int()).describe('In how many it is of each type'),
});

export const DriftSchema = z.object({
  storeId: z.string(),
  hours: z.int(),
  earlier: z.int().describe('Inputs before the last hours that were looked at; the newest 300'),
  later: z.int().describe('Inputs within the last hours that were looked at; the newest 300'),
  abstains: z
    .enum(ABSTENTIONS)
    .nullable()
    .describe(`Why nothing can be said: fewer than ${LEAST_SAMPLES} inputs on a side, or too many fields`),
  findings: z
    .array(
      z.object({
        kind: z.enum(CHANGE_KINDS),
        path: z.string().describe('In the input; `[]` stands for the elements of a list'),
        severity: z.enum(SEVERITIES).describe('High: a rule loses its field, or gets another type'),
        earlier: SeenSchema,
        later: SeenSchema,
        rules: z
          .array(
            z.object({
              target: z.string(),
              required: z.boolean(),
              direct: z.boolean().describe('The field is its one source'),
            }),
          )
          .describe('Rules in use that read it'),
        renames: z
          .array(z.object({ source: z.string(), confidence: z.number().min(0).max(1) }))
          .describe('New fields that may be this one under another name'),
      }),
    )
    .describe('Most severe first, at most 100'),
  left: z.int().describe('Findings beyond those'),
});
