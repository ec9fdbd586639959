import { z } from 'zod';
import type { Environment } from '#platform/config/read-config';
import { readServiceConfig } from '#service/service-config';

/** This service's own variables. */
const extra = {
  /** How often payouts are held against what was told and booked, and what does not agree is looked for. */
  RECONCILE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(60),
};

/** The only reader of the environment in this app. */
export const readReconciliationConfig = (environment: Environment = process.env) =>
  readServiceConfig(environment, extra);
export type ReconciliationConfig = ReturnType<typeof readReconciliationConfig>;
