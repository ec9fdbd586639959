import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import { MappingComparisonSchema } from '../models/mapping-comparison';

export const GetMappingComparison = defineQuery(
  'payments',
  'get-mapping-comparison',
  1,
  'In what a mapping document differs from the one in use on inputs that really came, as far as they were run; null when unknown.',
  z.object({ jobId: IdSchema }),
  MappingComparisonSchema.nullable(),
);
