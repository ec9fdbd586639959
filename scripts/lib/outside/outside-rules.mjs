import { compiled } from '../provision/compiled.mjs';

/** What the compiled product says of secrets: placeholders, and values that are certainly something else. */
export function outsideRules(root) {
  const { isPlaceholder } = compiled('libs/platform/config/placeholder.js', root);
  const { checkSecretKey, checkWebhookSecret } = compiled('libs/connectors/stripe/secret-checks.js', root);
  return {
    isPlaceholder,
    checks: { STRIPE_SECRET_KEY: checkSecretKey, STRIPE_WEBHOOK_SECRET: checkWebhookSecret },
  };
}
