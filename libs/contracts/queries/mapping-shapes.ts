import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import { InputShapesSchema } from '../models/mapping-shape';

export const GetInputShapes = defineQuery(
  'payments',
  'get-input-shapes',
  1,
  'Which fields and types the inputs of a mapping had in a store before the last hours and within them: names and counts, no values.',
  z.object({ mappingId: IdSchema, storeId: IdSchema, hours: z.int().positive() }),
  InputShapesSchema,
);
