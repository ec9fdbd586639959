import { z } from 'zod';

const TextSchema = z.object({ en: z.string(), de: z.string() });
const SystemSchema = z.object({ system: z.string(), name: z.string() });

/**
 * Why no connection can do it. `not-connected`: none to a system that does such things. `switched-off`: a connection could, were a
 * setting of it on. `not-by-these`: the connected systems of its kind cannot.
 */
export const UNABLE = ['not-connected', 'switched-off', 'not-by-these'] as const;

export const ActionViewSchema = z.object({
  name: z.string().describe('`payments.capture-payment`: how a document names it'),
  own: z.boolean().describe('Needs no outside system'),
  connections: z
    .array(SystemSchema.extend({ id: z.string() }))
    .describe('The connections that can do it, as far as the caller may see them'),
  unable: z
    .object({
      code: z.enum(UNABLE),
      systems: z.array(SystemSchema).describe('The systems that could, were one connected'),
      switches: z
        .array(z.object({ connectionId: z.string(), setting: z.string(), label: TextSchema }))
        .describe('What would have to be switched on'),
    })
    .nullable()
    .describe('Null when it can be done'),
});
export type ActionView = z.output<typeof ActionViewSchema>;
export type Unable = NonNullable<ActionView['unable']>;
