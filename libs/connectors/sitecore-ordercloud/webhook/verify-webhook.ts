import type { Connection } from '#connectors/kit/connection';
import type { WebhookPort, WebhookRejection, WebhookVerdict } from '#connectors/kit/webhook-port';
import { apiClientOf, withoutTokens } from './bearer-tokens';
import type { HookBody } from './hook-event';
import { readHookBody, readHookEvent } from './hook-event';
import { checkOcHash, OC_HASH_HEADER } from './oc-hash';

/** Proves by the hash where a post comes from, then reads what it is about. Nothing is signed but the body: ids make a replay a duplicate. */
export const orderCloudWebhooks: WebhookPort = {
  verify(connection, { rawBody, headers, suffix }) {
    const keys = connection.secrets['hashKey'] ?? [];
    switch (checkOcHash(keys, headers[OC_HASH_HEADER], rawBody)) {
      case 'missing':
        return rejected(
          'signature-missing',
          `The header ${OC_HASH_HEADER} is required: give the hook its hash key`,
        );
      case 'malformed':
        return rejected('signature-malformed', `${OC_HASH_HEADER} is the base64 of an HMAC-SHA256`);
      case 'mismatch':
        return rejected('signature-mismatch', 'No live hash key of this connection made the hash');
      case 'match':
        return interpret(connection, rawBody, suffix);
    }
  },
};

function interpret(connection: Connection, rawBody: Buffer, suffix: string | undefined): WebhookVerdict {
  const body = readHookBody(rawBody.toString('utf8'));
  const event = body && readHookEvent(body, suffix);
  if (!event)
    return rejected('malformed', 'The body is no webhook, integration event or message of OrderCloud');
  const { eventType, externalEventId, ignored, answer } = event;
  const foreign = ignored === null ? strangeness(connection, body) : null;
  return {
    ok: true,
    webhook: {
      externalEventId,
      eventType,
      disposition: foreign !== null ? 'quarantined' : ignored !== null ? 'ignored' : 'accepted',
      reason: foreign ?? ignored,
      sanitizedBody: withoutTokens(body),
      ...(answer === undefined ? {} : { answer }),
    },
  };
}

/** Rightly hashed, but from elsewhere: another marketplace with the same key, or another environment of ours. */
function strangeness({ settings, environment }: Connection, body: HookBody): string | null {
  const told = body['Environment'];
  if (typeof told === 'string' && isEnvironment(told) && told.toLowerCase() !== environment) {
    return `Sent by the ${told} environment; this connection is for ${environment}`;
  }
  const known = settings['shopApiClientIds'];
  const client = apiClientOf(body['UserToken'] ?? body['OrderCloudAccessToken']);
  if (!Array.isArray(known) || known.length === 0 || client === null) return null;
  const ours = [...(known as unknown[]), settings['clientId']].map((id) => String(id).toLowerCase());
  return ours.includes(client.toLowerCase())
    ? null
    : `Sent for the API client ${client.slice(0, 100)}, which this connection does not name`;
}

function isEnvironment(name: string): boolean {
  return ['sandbox', 'staging', 'production'].includes(name.toLowerCase());
}

function rejected(cause: Exclude<WebhookRejection['cause'], 'clock-skew'>, detail: string): WebhookVerdict {
  return { ok: false, rejection: { cause, detail } };
}
