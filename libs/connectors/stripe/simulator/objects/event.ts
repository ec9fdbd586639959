import type { Metadata } from './common';

/** Who caused a change: the API request that did, or nobody in particular. */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

export interface EventObject {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: Cause;
  type: string;
}

export interface WebhookEndpointObject {
  id: string;
  object: 'webhook_endpoint';
  api_version: string | null;
  application: null;
  created: number;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Metadata;
  status: 'enabled' | 'disabled';
  url: string;
}

/** A signing secret; while it is being rolled the old one goes on signing until `expiresAt` (unix seconds). */
export interface SigningSecret {
  value: string;
  expiresAt: number | null;
}
