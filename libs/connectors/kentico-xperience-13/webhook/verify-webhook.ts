import { createHash, timingSafeEqual } from 'node:crypto';
import type { Connection } from '#connectors/kit/connection';
import type {
  WebhookPort,
  WebhookRejection,
  WebhookRequest,
  WebhookVerdict,
} from '#connectors/kit/webhook-port';
import { verifyStandardWebhook } from '#platform/webhooks/standard-webhooks';
import type { KenticoEvent } from './kentico-event';
import { readKenticoEvent } from './kentico-event';

/** Proves where a post comes from, then reads what it is about. */
export const kenticoWebhooks: WebhookPort = {
  verify(connection, request) {
    const proof =
      connection.settings['eventAuthentication'] === 'unguessable-url'
        ? proveByAddress(connection, request)
        : proveBySignature(connection, request);
    if ('rejection' in proof) return { ok: false, rejection: proof.rejection };
    const event = readKenticoEvent(request.rawBody.toString('utf8'));
    if (!event) return rejected('malformed', 'The body is neither our event nor a row of Kentico as JSON');
    return accepted(event, proof.id, String(connection.settings['siteName']));
  },
};

type Proof = { readonly id: string | null } | { readonly rejection: WebhookRejection };

function proveBySignature(connection: Connection, request: WebhookRequest): Proof {
  const secrets = connection.secrets['eventSecret'] ?? [];
  if (secrets.length === 0) {
    return refuse('signature-mismatch', 'The connection has no signing secret (eventSecret) to compare with');
  }
  const verdict = verifyStandardWebhook(secrets, request.headers, request.rawBody, request.receivedAt, {
    ignoreAge: request.ignoreAge,
  });
  if (verdict.ok) return { id: verdict.id };
  switch (verdict.cause) {
    case 'missing':
      return refuse(
        'signature-missing',
        'The headers webhook-id, webhook-timestamp and webhook-signature are required',
      );
    case 'malformed':
      return refuse(
        'signature-malformed',
        'A signature reads v1, followed by base64; the timestamp is in seconds',
      );
    case 'mismatch':
      return refuse('signature-mismatch', 'No live secret of this connection made the signature');
    case 'clock-skew':
      return {
        rejection: {
          cause: 'clock-skew',
          skewSeconds: verdict.skewSeconds,
          detail: `The sender's clock differs from ours by ${verdict.skewSeconds} seconds`,
        },
      };
  }
}

/** The whole proof is the last part of the address, compared without telling how much of it was right. */
function proveByAddress(connection: Connection, { suffix }: WebhookRequest): Proof {
  const given = digest(suffix ?? '');
  const tokens = connection.secrets['urlToken'] ?? [];
  const known = tokens.filter((token) => token !== '' && timingSafeEqual(digest(token), given));
  return known.length > 0
    ? { id: null }
    : refuse('unknown-token', 'The address does not end in a token of this connection');
}

function accepted(event: KenticoEvent, id: string | null, siteName: string): WebhookVerdict {
  const reason =
    event.orderId === null && event.customerId === null
      ? 'Not about an order or a customer'
      : event.siteName !== null && event.siteName.toLowerCase() !== siteName.toLowerCase()
        ? `Of the site ${event.siteName}; this connection is for ${siteName}`
        : null;
  return {
    ok: true,
    webhook: {
      externalEventId: id,
      eventType: event.eventType,
      disposition: reason === null ? 'accepted' : 'ignored',
      reason,
    },
  };
}

function refuse(cause: Exclude<WebhookRejection['cause'], 'clock-skew'>, detail: string): Proof {
  return { rejection: { cause, detail } };
}

function rejected(cause: Exclude<WebhookRejection['cause'], 'clock-skew'>, detail: string): WebhookVerdict {
  return { ok: false, rejection: { cause, detail } };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
