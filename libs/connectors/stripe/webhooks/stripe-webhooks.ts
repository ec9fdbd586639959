import type { Connection } from '#connectors/kit/connection';
import type { VerifiedWebhook, WebhookPort } from '#connectors/kit/webhook-port';
import { isLiveKey } from '../stripe-settings';
import { readEnvelope, type EventEnvelope } from './event-envelope';
import { isInteresting } from './event-types';
import { verifySignature } from './verify-signature';

export const stripeWebhooks: WebhookPort = {
  verify(connection, request) {
    const rejection = verifySignature({
      rawBody: request.rawBody,
      header: request.headers['stripe-signature'],
      secrets: connection.secrets['webhookSecret'] ?? [],
      receivedAt: request.receivedAt,
      ignoreAge: request.ignoreAge,
    });
    if (rejection) return { ok: false, rejection };
    const body = request.rawBody.toString('utf8');
    const envelope = readEnvelope(body);
    if (!envelope) {
      return {
        ok: false,
        rejection: { cause: 'malformed', detail: 'Signed by Stripe, but not a Stripe event in JSON.' },
      };
    }
    return { ok: true, webhook: { ...judge(connection, envelope), ...withoutClientSecrets(body) } };
  },
};

function judge(connection: Connection, envelope: EventEnvelope): VerifiedWebhook {
  const verified = { externalEventId: envelope.id, eventType: envelope.type };
  const live = isLiveKey(connection.secrets['secretKey']?.[0] ?? '');
  if (envelope.livemode !== live) {
    const reason = `The event is ${mode(envelope.livemode)}, the connection's key is ${mode(live)}.`;
    return { ...verified, disposition: 'quarantined', reason };
  }
  if (envelope.thin) {
    const reason = 'A thin event; the snapshot event of the same change is used.';
    return { ...verified, disposition: 'ignored', reason };
  }
  if (!isInteresting(envelope.type)) {
    return { ...verified, disposition: 'ignored', reason: `Nothing here depends on ${envelope.type}.` };
  }
  return { ...verified, disposition: 'accepted', reason: null };
}

/** With a client secret anybody can finish the payment it belongs to; the snapshots of events carry it, and nothing here needs it. */
function withoutClientSecrets(body: string): Pick<VerifiedWebhook, 'sanitizedBody'> {
  if (!body.includes('_secret')) return {};
  return { sanitizedBody: body.replace(/"client_secret"(\s*:\s*)"[^"]*"/g, '"client_secret"$1null') };
}

const mode = (live: boolean): string => (live ? 'live' : 'test');
