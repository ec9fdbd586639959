import type { Connection } from '#connectors/kit/connection';
import type {
  WebhookPort,
  WebhookRejection,
  WebhookRequest,
  WebhookVerdict,
} from '#connectors/kit/webhook-port';
import type { StandardWebhookVerdict } from '#platform/webhooks/standard-webhooks';
import { verifyStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { readXcEvent } from './xc-event';

/** Events of the companion plug-in, signed as Standard Webhooks prescribes. */
export const xcWebhooks: WebhookPort = {
  verify(connection, request) {
    const rejection = proofMissing(connection, request);
    if (rejection !== undefined) return { ok: false, rejection };
    const event = readXcEvent(request.rawBody.toString('utf8'));
    if (!event) {
      return rejected({ cause: 'malformed', detail: 'The body is no event of the companion plug-in' });
    }
    const shopName = String(connection.settings['shopName']);
    const ours = event.shopName.toLowerCase() === shopName.toLowerCase();
    return {
      ok: true,
      webhook: {
        externalEventId: event.eventId,
        eventType: event.eventType,
        disposition: ours ? 'accepted' : 'ignored',
        reason: ours ? null : `Of the shop ${event.shopName}; this connection is for ${shopName}`,
      },
    };
  },
};

function proofMissing(connection: Connection, request: WebhookRequest): WebhookRejection | undefined {
  const secrets = connection.secrets['eventSecret'] ?? [];
  if (secrets.length === 0) {
    return { cause: 'signature-mismatch', detail: 'The connection has no signing secret (eventSecret)' };
  }
  const { headers, rawBody, receivedAt, ignoreAge } = request;
  const verdict = verifyStandardWebhook(secrets, headers, rawBody, receivedAt, { ignoreAge });
  return verdict.ok ? undefined : rejectionOf(verdict);
}

function rejectionOf(verdict: Extract<StandardWebhookVerdict, { ok: false }>): WebhookRejection {
  switch (verdict.cause) {
    case 'missing':
      return {
        cause: 'signature-missing',
        detail: 'The headers webhook-id, webhook-timestamp and webhook-signature are required',
      };
    case 'malformed':
      return {
        cause: 'signature-malformed',
        detail: 'A signature reads v1, followed by base64; the timestamp is in seconds',
      };
    case 'mismatch':
      return { cause: 'signature-mismatch', detail: 'No live secret of this connection made the signature' };
    case 'clock-skew':
      return {
        cause: 'clock-skew',
        skewSeconds: verdict.skewSeconds,
        detail: `The sender's clock differs from ours by ${verdict.skewSeconds} seconds`,
      };
  }
}

function rejected(rejection: WebhookRejection): WebhookVerdict {
  return { ok: false, rejection };
}
