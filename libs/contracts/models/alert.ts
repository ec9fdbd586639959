import { z } from 'zod';
import { InstantSchema } from './common';

/** Something that a person should look at, and that it is over. Told once per change of `state`. */
export const AlertSchema = z.object({
  /** `connection.degraded`, `payment.capture-failed`, `dead-letter.recorded`, ... */
  kind: z.string().max(100),
  /** What it is about: a connection, an order, a kind of dead letter. */
  subject: z.string().max(400),
  state: z.enum(['raised', 'settled']),
  /** Rises with every change of state. */
  revision: z.int().positive(),
  title: z.string().max(300),
  detail: z.string().max(4000),
  storeId: z.string().nullable(),
  orderId: z.string().nullable(),
  at: InstantSchema,
});
export type Alert = z.output<typeof AlertSchema>;
