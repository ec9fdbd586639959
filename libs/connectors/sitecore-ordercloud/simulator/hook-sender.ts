import { randomUUID } from 'node:crypto';
import { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import type { WebhookAttempt } from '#connectors/kit/simulator/webhook-sender';
import { WebhookSender } from '#connectors/kit/simulator/webhook-sender';
import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { Clock } from '#platform/clock/clock';
import { OC_HASH_HEADER, ocHash } from '../webhook/oc-hash';
import type { HookRegistry } from './hook-registry';
import type { Fields } from './models';
import { textOr } from './models';
import type { OrderBook, OrderRecord } from './order-book';
import type { TokenDesk } from './token-desk';

export interface ApiCall {
  readonly route: string;
  readonly verb: string;
  readonly params: Fields;
  readonly request: unknown;
  readonly response: unknown;
  /** The API client that made it. */
  readonly clientId: string;
}

const INTEGRATION_TIMEOUT_MS = 5_000;

/** What leaves OrderCloud: post-hooks at most once, checkout events while the shopper waits, messages per recipient. */
export class HookSender {
  readonly faults = new WebhookFaults();
  private readonly sender: WebhookSender;
  private readonly closing = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly registry: HookRegistry,
    private readonly orders: OrderBook,
    private readonly tokens: TokenDesk,
    private readonly clock: Clock | SimulatorClock,
  ) {
    this.sender = new WebhookSender({
      faults: this.faults,
      unixSeconds: () => Math.floor(clock.now().getTime() / 1000),
      retryDelaysMs: [],
    });
  }

  attempts(): readonly WebhookAttempt[] {
    return this.sender.attempts();
  }

  /** Only for writes, and only to hooks that list the caller's API client. */
  called(call: ApiCall): void {
    for (const hook of this.registry.list('webhooks')) {
      const routes = (hook['WebhookRoutes'] ?? []) as Array<{ Route: string; Verb: string }>;
      const clients = (hook['ApiClientIDs'] ?? []) as string[];
      const wanted = routes.some(({ Route, Verb }) => Route === call.route && Verb === call.verb);
      if (!wanted || !clients.includes(call.clientId) || typeof hook['Url'] !== 'string') continue;
      const body = {
        Route: call.route,
        RouteParams: call.params,
        QueryParams: {},
        Verb: call.verb,
        Date: this.clock.now().toISOString(),
        LogID: randomUUID(),
        UserToken: this.tokens.issue(call.clientId, ['Shopper'], 'buyer'),
        Request: { Body: call.request, Headers: null },
        Response: { Body: call.response, Headers: null },
        ConfigData: hook['ConfigData'] ?? null,
      };
      this.post(hook['Url'], textOr(hook['HashKey'], ''), body, `${body.LogID} ${call.verb} ${call.route}`);
    }
  }

  /** Calls the checkout event of an API client and keeps its answer on the worksheet. */
  checkout(record: OrderRecord, clientId: string, name: string): void {
    const running: Promise<void> = this.callCheckout(record, clientId, name).finally(() =>
      this.underWay.delete(running),
    );
    this.underWay.add(running);
  }

  message(record: OrderRecord, messageType: string, recipients = 1): void {
    for (const { MessageSenderID } of this.registry.assignments()) {
      const sender = this.registry.require('messagesenders', String(MessageSenderID));
      if (!((sender['MessageTypes'] ?? []) as string[]).includes(messageType)) continue;
      const config = this.registry.require('integrations/deliveryconfig', String(sender['DeliveryConfigID']));
      const target = (
        config['DeliveryTargets'] as { MessageSender?: { Endpoint: string; Secret: string } } | null
      )?.MessageSender;
      if (!target) continue;
      const OcLogIdHeader = randomUUID();
      for (let recipient = 1; recipient <= recipients; recipient += 1) {
        const body = {
          OcLogIdHeader,
          Environment: 'Sandbox',
          BuyerID: record.order['FromCompanyID'],
          UserToken: this.tokens.issue('storefront', ['Shopper'], 'buyer'),
          Recipient: { ...(record.order['FromUser'] as Fields), ID: `recipient-${recipient}` },
          CCList: null,
          EventBody: { Order: record.order, Approvals: [], LineItems: record.lineItems, Products: [] },
          MessageType: messageType,
          ConfigData: null,
        };
        this.post(target.Endpoint, target.Secret, body, `${OcLogIdHeader} ${messageType}`);
      }
    }
  }

  reset(): void {
    this.sender.reset();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.sender.close();
    await Promise.all(this.underWay);
  }

  private post(url: string, hashKey: string, content: object, id: string): void {
    const body = JSON.stringify(content);
    this.sender.send({
      id,
      url,
      body,
      sign: (_time, forged) =>
        hashKey === '' ? {} : { [OC_HASH_HEADER]: ocHash(forged ? 'nobody knows this key' : hashKey, body) },
      wanted: () => true,
      settled: () => undefined,
    });
  }

  private async callCheckout(record: OrderRecord, clientId: string, name: string): Promise<void> {
    const client = this.registry.list('apiclients').find(({ ID }) => ID === clientId);
    const eventId = client?.['OrderCheckoutIntegrationEventID'];
    const event = this.registry.list('integrationEvents').find(({ ID }) => ID === eventId);
    if (typeof event?.['CustomImplementationUrl'] !== 'string') return;
    const body = JSON.stringify({
      ConfigData: event['ConfigData'] ?? null,
      Environment: 'Sandbox',
      OrderCloudAccessToken: this.tokens.issue(clientId, ['Shopper'], 'buyer'),
      OrderWorksheet: { Order: record.order, LineItems: record.lineItems, ...record.responses },
    });
    try {
      const response = await fetch(`${event['CustomImplementationUrl']}/${name}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          [OC_HASH_HEADER]: ocHash(String(event['HashKey']), body),
        },
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(INTEGRATION_TIMEOUT_MS)]),
      });
      record.responses[`${name}Response`] = answerOf(response.status, await response.text());
    } catch (error) {
      record.responses[`${name}Response`] = answerOf(500, String(error));
    }
    if (!this.closing.signal.aborted) this.orders.save(record);
  }
}

/** As it stands on the worksheet: the answer's own fields, or what it was instead. */
function answerOf(status: number, text: string): Fields {
  const failed = { HttpStatusCode: status, Succeeded: false, UnhandledErrorBody: text };
  if (status < 200 || status > 299) return failed;
  try {
    const answer = JSON.parse(text) as Fields;
    const known = Object.keys(answer).every((key) => KNOWN_ANSWER.has(key));
    return known ? { ...answer, HttpStatusCode: status, Succeeded: true, UnhandledErrorBody: null } : failed;
  } catch {
    return failed;
  }
}

const KNOWN_ANSWER: ReadonlySet<string> = new Set([
  'ShippingTotal',
  'TaxTotal',
  'FeeTotal',
  'LineItemOverrides',
  'ShipEstimates',
  'xp',
]);
