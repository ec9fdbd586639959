import type { Environment } from '#platform/config/read-config';
import { readServiceConfig, type ServiceConfig } from '#service/service-config';

/** The only reader of the environment in this app; it adds nothing to what every service reads. */
export function readReconciliationConfig(environment: Environment = process.env): ServiceConfig {
  return readServiceConfig(environment, {});
}
