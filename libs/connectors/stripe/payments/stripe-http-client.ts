import Stripe from 'stripe';
import { callFailpoint, rateLimitFailpoint } from '#connectors/kit/http/call-failpoints';
import { guardedLookup, type Environment } from '#connectors/kit/http/egress-guard';
import { exchange, type Exchanged } from '#platform/http/exchange';
import { Agent } from '#platform/http/undici';

type MakeRequest = Stripe.HttpClient['makeRequest'];

const MAX_BYTES = 20_000_000;
const CONNECTION_LOST = new Set(['UND_ERR_SOCKET', 'EPIPE']);

const agentIn = (environment: Environment): Agent =>
  new Agent({
    pipelining: 1,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000, lookup: guardedLookup(environment) },
  });

/** Shared by all accounts, as the SDK's own would be. */
const clients = new Map<Environment, Stripe.HttpClient>();

export function stripeHttpClient(environment: Environment): Stripe.HttpClient {
  const client = clients.get(environment) ?? clientOver(agentIn(environment));
  clients.set(environment, client);
  return client;
}

/** The SDK's way to Stripe over the client that all connectors use, which costs less than the one it brings along. */
const clientOver = (agent: Agent): Stripe.HttpClient => ({
  getClientName: () => 'undici',
  makeRequest: async (...[host, port, path, method, headers, body, protocol, timeoutMs]) => {
    const answer = await exchange(agent, {
      method,
      url: new URL(path, `${protocol}://${host}:${port}`),
      headers: headersOf(headers),
      body: body === '' ? undefined : body,
      timeoutMs,
      maxBytes: MAX_BYTES,
      tooLarge: () => new RangeError(`Stripe answered with more than ${MAX_BYTES} bytes`),
      reached: callFailpoint,
    }).catch((error: unknown) => {
      throw inWordsOfTheSdk(error);
    });
    rateLimitFailpoint(answer.status);
    return new StripeAnswer(answer);
  },
});

class StripeAnswer extends Stripe.HttpClientResponse {
  constructor(private readonly answer: Exchanged) {
    super(answer.status, { ...answer.headers });
  }

  /** The SDK writes headers on it and hands it out as `lastResponse`. */
  override getRawResponse(): object {
    return {};
  }

  override toJSON(): Promise<object> {
    // Inside a promise: what is no JSON is a rejection.
    return Promise.resolve(this.answer.text).then((text) => JSON.parse(text) as object);
  }
}

function headersOf(headers: Parameters<MakeRequest>[4]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** The codes by which the SDK knows time that is over, and a connection that was closed: such a call it repeats once, with its key. */
function inWordsOfTheSdk(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'TimeoutError') return Stripe.HttpClient.makeTimeoutError();
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !CONNECTION_LOST.has(code)) return error;
  return Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNRESET' });
}
