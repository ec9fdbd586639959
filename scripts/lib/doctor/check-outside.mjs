import { judgeSkew } from './check-postgres.mjs';
import { failed, ok, skipped, warning } from './finding.mjs';

const TIMEOUT_MS = 10_000;
const STRIPE = 'https://api.stripe.com/healthcheck';

/** The `Date` header has whole seconds: half of one is added. */
async function clockAt(url) {
  const before = Date.now();
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  const date = Date.parse(response.headers.get('date') ?? '');
  return { status: response.status, date: date + 500, between: [before, Date.now()] };
}

const reasonOf = (error) => error.cause?.code ?? error.cause?.message ?? error.name;

/** Whether shoppers and senders of webhooks reach the gateway at its public address. */
export async function checkPublicUrl({ PUBLIC_URL: url, NODE_ENV }) {
  const check = 'public address';
  if (!url) return [skipped(check, 'PUBLIC_URL is not set here')];
  if (NODE_ENV === 'production' && !url.startsWith('https:')) {
    return [failed(check, `${url} is not https`, 'Put TLS in front of the gateway and name that address.')];
  }
  try {
    const { status } = await clockAt(`${url.replace(/\/+$/, '')}/health/live`);
    return status === 200
      ? [ok(check, `${url} answers`)]
      : [
          failed(
            check,
            `${url}/health/live answers ${status}`,
            'Look at the proxy or ingress in front of the gateway.',
          ),
        ];
  } catch (error) {
    return [
      failed(
        check,
        `${url} does not answer: ${reasonOf(error)}`,
        'Look at DNS, certificate, firewall and proxy.',
      ),
    ];
  }
}

/** Signatures of webhooks are good for five minutes, so the clock must be Stripe's. */
export async function checkStripeClock(url = STRIPE) {
  const check = 'clock of Stripe';
  try {
    const { date, between } = await clockAt(url);
    return [
      judgeSkew(
        check,
        date,
        between,
        'Run a time service (chrony, NTP): webhooks are refused when it is minutes off.',
      ),
    ];
  } catch (error) {
    return [
      warning(
        check,
        `Stripe cannot be reached from here: ${reasonOf(error)}`,
        'payments needs to reach api.stripe.com on port 443.',
      ),
    ];
  }
}
