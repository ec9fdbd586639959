import { z } from 'zod';
import { ENVIRONMENTS, StoreSchema } from '#contracts/models/configuration';
import { IdSchema } from '#contracts/models/common';

const referenceSchema = z.union([
  z.string().max(10_000),
  z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
  z.strictObject({ file: z.string().min(1).max(4_096) }),
]);
export type SecretReference = z.output<typeof referenceSchema>;

const secretInputSchema = z.union([
  referenceSchema,
  z.array(referenceSchema).min(1).max(5),
  /** What GET shows: keep what is stored. */
  z.strictObject({ configured: z.literal(true) }),
  z.null(),
]);
export type SecretInput = z.output<typeof secretInputSchema>;

/** Appears in paths (`/webhooks/{id}`), so it consists of what needs no escaping. */
const NameSchema = IdSchema.regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
  'letters, digits, point, underscore and hyphen',
);

export const ConnectionInputSchema = z.strictObject({
  id: NameSchema,
  system: z.string().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), secretInputSchema).default({}),
});
export type ConnectionInput = z.output<typeof ConnectionInputSchema>;

export const StoreInputSchema = z.strictObject({ ...StoreSchema.shape, id: NameSchema });

/** A deployment's whole configuration, as it is applied. */
export const ConfigurationInputSchema = z.strictObject({
  environment: z.enum(ENVIRONMENTS),
  connections: z.array(ConnectionInputSchema).max(500),
  stores: z.array(StoreInputSchema).max(1_000),
  /** As GET shows it; ignored. */
  version: z.int().optional(),
});
export type ConfigurationInput = z.output<typeof ConfigurationInputSchema>;

/** As it is shown: secrets say only that they are there. */
export const ConfigurationViewSchema = z.object({
  version: z.int(),
  environment: z.enum(ENVIRONMENTS),
  connections: z.array(
    z.object({
      id: z.string(),
      system: z.string(),
      settings: z.record(z.string(), z.unknown()),
      secrets: z.record(z.string(), z.object({ configured: z.literal(true) })),
    }),
  ),
  stores: z.array(StoreSchema),
});
export type ConfigurationView = z.output<typeof ConfigurationViewSchema>;
