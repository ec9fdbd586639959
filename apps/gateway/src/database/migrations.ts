import { AdminTables1763000001100 } from './admin.migration';
import { WebhookTables1763000001000 } from './webhooks.migration';

export const migrations: Function[] = [WebhookTables1763000001000, AdminTables1763000001100];
