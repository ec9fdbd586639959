import { z } from 'zod';

/** What a value is seen to be, told by its form; `hidden` is a secret that was not kept. */
export const SEEN_TYPES = [
  'text',
  'date',
  'instant',
  'integer',
  'decimal',
  'boolean',
  'list',
  'object',
  'hidden',
] as const;
export type SeenType = (typeof SEEN_TYPES)[number];

const CountSchema = z.int().nonnegative();

/** Which fields inputs have, without any value of theirs. */
export const InputShapeSchema = z.object({
  samples: CountSchema,
  /** There were more fields than are counted: what is not named may still be there. */
  truncated: z.boolean(),
  fields: z
    .array(
      z.object({
        /** `[]` stands for the elements of a list, `*` for names that tell something themselves. */
        path: z.string(),
        /** In how many samples it is neither absent, null nor an empty text. */
        given: CountSchema,
        /** In how many samples it is of each type. */
        types: z.partialRecord(z.enum(SEEN_TYPES), CountSchema),
      }),
    )
    .max(1_000),
});
export type InputShape = z.output<typeof InputShapeSchema>;
export type FieldShape = InputShape['fields'][number];

export const InputShapesSchema = z.object({ earlier: InputShapeSchema, later: InputShapeSchema });
export type InputShapes = z.output<typeof InputShapesSchema>;
