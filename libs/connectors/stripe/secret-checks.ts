import { isPlaceholder } from '#platform/config/placeholder';

const SECRET_KEY = /^(sk|rk)_(test|live)_[A-Za-z0-9_]{8,}$/;
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/=_-]{16,}$/;
/** Why a text is certainly not an API key of Stripe; undefined when it may be one. */
export function checkSecretKey(value: string): string | undefined {
  if (value.trim() !== value) return 'has spaces or line breaks around it';
  if (value.startsWith('pk_')) return 'is a publishable key (pk_); the secret or restricted key is needed';
  if (value.startsWith('whsec_')) return 'is a webhook signing secret (whsec_); the API key is needed';
  if (isPlaceholder(value)) return 'is a placeholder, not a real key';
  if (!SECRET_KEY.test(value)) return 'must begin with sk_test_, sk_live_, rk_test_ or rk_live_';
  return undefined;
}

/** Why a text is certainly not a webhook signing secret; undefined when it may be one. */
export function checkWebhookSecret(value: string): string | undefined {
  if (value.trim() !== value) return 'has spaces or line breaks around it';
  if (/^(sk|rk)_/.test(value)) {
    return 'is an API key (sk_ or rk_); the signing secret of the webhook endpoint (whsec_) is needed';
  }
  if (value.startsWith('pk_')) return 'is a publishable key (pk_); the signing secret (whsec_) is needed';
  if (value.startsWith('we_'))
    return 'is the id of the endpoint (we_); its signing secret (whsec_) is needed';
  if (isPlaceholder(value)) return 'is a placeholder, not a real signing secret';
  if (!WEBHOOK_SECRET.test(value)) return 'must begin with whsec_ followed by the whole secret';
  return undefined;
}
