import type { ConnectionTest } from '#contracts/models/connection-state';
import type { Language } from '../../i18n/texts';
import type { JsonSchema } from '../../parts/json-schema';

export type Words = Readonly<Record<Language, string>>;

/** `GET /api/v1/connectors`. */
export interface Connector {
  readonly system: string;
  readonly kind: 'payment' | 'commerce' | 'erp' | 'mail' | 'crm';
  readonly name: string;
  readonly description: Words;
  readonly probe: Words;
  readonly documentation: string;
  readonly settings: JsonSchema;
  readonly labels: Readonly<Record<string, Words>>;
  readonly addresses: readonly string[];
  readonly secrets: readonly SecretField[];
  readonly sendsWebhooks: boolean;
}

export interface SecretField {
  readonly name: string;
  readonly label: Words;
  readonly help: Words;
  readonly required: boolean;
  readonly rotatable: boolean;
}

export interface SecretState {
  readonly name: string;
  readonly configured: boolean;
  readonly values: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/** `GET /api/v1/connections/{id}`. */
export interface Connection {
  readonly id: string;
  readonly system: string;
  readonly settings: Settings;
  readonly secrets: readonly SecretState[];
  readonly stores: readonly string[];
  readonly revision: string;
}
export type Settings = Readonly<Record<string, unknown>>;

export interface ConnectionList {
  readonly items: readonly Connection[];
  readonly environment: string | null;
}

/** `GET /api/v1/connection-states`. */
export interface ConnectionHealth {
  readonly connectionId: string;
  readonly state: 'healthy' | 'degraded' | 'unknown';
  readonly since: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly lastAnswerAt: string | null;
  readonly lastWebhookAt: string | null;
}

export interface TestAnswer extends ConnectionTest {
  readonly service: string;
}

export const KINDS = ['commerce', 'payment', 'erp', 'crm', 'mail'] as const;
