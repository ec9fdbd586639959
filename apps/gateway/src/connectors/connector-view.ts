import { z } from 'zod';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { GermanTexts } from '#connectors/kit/manifest';
import { jsonSchema } from '../http/endpoint';

const TextSchema = z.object({ en: z.string(), de: z.string() });

export const ConnectorViewSchema = z.object({
  system: z.string(),
  kind: z.enum(['payment', 'commerce', 'erp', 'mail', 'crm']),
  name: z.string(),
  description: TextSchema,
  /** What the test of a connection does. */
  probe: TextSchema,
  documentation: z.string(),
  /** JSON Schema of the settings, as they are given. */
  settings: z.record(z.string(), z.unknown()),
  /** Label of each setting. */
  labels: z.record(z.string(), TextSchema),
  /** Settings that decide where secrets are sent: only an administrator changes them. */
  addresses: z.array(z.string()),
  secrets: z.array(
    z.object({
      name: z.string(),
      label: TextSchema,
      help: TextSchema,
      required: z.boolean(),
      rotatable: z.boolean(),
    }),
  ),
  /** Whether it sends webhooks to us. */
  sendsWebhooks: z.boolean(),
});
export type ConnectorView = z.output<typeof ConnectorViewSchema>;

/** A connector as forms are drawn from it. */
export function connectorView({ manifest, webhooks }: ConnectorModule): ConnectorView {
  const german: GermanTexts = manifest.german ?? { ...manifest, settings: {}, secrets: {} };
  const fields = Object.entries(manifest.settings.shape) as Array<[string, z.ZodType]>;
  return {
    system: manifest.system,
    kind: manifest.kind,
    name: manifest.displayName,
    description: { en: manifest.description, de: german.description },
    probe: { en: manifest.probe, de: german.probe },
    documentation: manifest.documentation,
    settings: jsonSchema(manifest.settings, 'input') as Record<string, unknown>,
    labels: Object.fromEntries(
      fields.map(([name, field]) => {
        const en = field.description ?? name;
        return [name, { en, de: german.settings[name] ?? en }];
      }),
    ),
    addresses: addressesOf(manifest.settings),
    secrets: manifest.secrets.map(({ name, label, help, required, rotatable }) => ({
      name,
      label: { en: label, de: german.secrets[name]?.label ?? label },
      help: { en: help, de: german.secrets[name]?.help ?? help },
      required,
      rotatable,
    })),
    sendsWebhooks: webhooks !== undefined,
  };
}

/** By name where the type does not say it: a host, a folder, and what chooses between them. */
const PLACES = /^(host|hostKey|path|target|port|security)$/;

/** Whoever changes one of these may have the connection's secrets sent to a machine of theirs. */
export function addressesOf(settings: z.ZodObject): string[] {
  const { properties = {} } = jsonSchema(settings, 'input') as { properties?: Record<string, unknown> };
  return Object.entries(properties).flatMap(([name, schema]) =>
    PLACES.test(name) || JSON.stringify(schema).includes('"format":"uri"') ? [name] : [],
  );
}
