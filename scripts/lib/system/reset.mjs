import { rm } from 'node:fs/promises';
import { unprovision } from '../provision/provision.mjs';

/** Forgets everything an earlier start left: data, messages and the sandbox's world. Secrets stay. */
export async function reset({ databaseAdminUrl, rabbitmqUrl, database, prefix, sandboxDataDir }) {
  await unprovision({ databaseAdminUrl, rabbitmqUrl, database, prefix });
  await rm(sandboxDataDir, { recursive: true, force: true });
}
