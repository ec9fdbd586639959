import { z } from 'zod';
import { readServiceConfig, type ServiceConfig } from '#service/service-config';

const own = {
  /** Folder of the workflow templates that are installed at the start. */
  WORKFLOWS_DIRECTORY: z.string().default('workflows'),
  /** How long the bodies of facts about orders are kept; the timeline's sentences stay. */
  FACT_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  /** Signs alerts to the stores' webhooks: `whsec_` and base64. Without it alerts go out by e-mail only. */
  ALERT_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must read whsec_ and base64 of at least 24 bytes')
    .optional(),
};

export type OrchestratorConfig = ServiceConfig & z.output<z.ZodObject<typeof own>>;

/** The only reader of the environment. */
export function readOrchestratorConfig(environment: NodeJS.ProcessEnv = process.env): OrchestratorConfig {
  return readServiceConfig(environment, own);
}
