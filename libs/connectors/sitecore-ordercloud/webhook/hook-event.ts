import type { CommerceEventSubject } from '#connectors/kit/commerce-port';
import type { CustomerEventSubject } from '#connectors/kit/customer-port';

export type HookBody = Readonly<Record<string, unknown>>;

/** Calls that OrderCloud makes below the address of an order checkout integration event. */
const CHECKOUT_EVENTS = {
  OrderSubmit: 'created',
  OrderSubmitForApproval: 'other',
  OrderApproved: 'created',
} as const satisfies Record<string, CommerceEventSubject['claim']>;
/** Costs are somebody else's: these are answered without an opinion. */
const CALCULATION_EVENTS: ReadonlySet<string> = new Set(['OrderCalculate', 'ShippingRates']);
const CHECKOUT_PREFIX = 'ordercheckout.';

export function readHookBody(text: string): HookBody | undefined {
  try {
    return objectOf(JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export interface HookEvent {
  readonly eventType: string;
  /** Null: told apart by the body alone. */
  readonly externalEventId: string | null;
  /** Why it is of no interest; null: it is. */
  readonly ignored: string | null;
  /** What OrderCloud waits for; undefined: the answer is not looked at. */
  readonly answer: unknown;
}

/** Undefined when it is none of the forms that OrderCloud documents. */
export function readHookEvent(body: HookBody, suffix: string | undefined): HookEvent | undefined {
  if (objectOf(body['OrderWorksheet'])) return checkoutEvent(body, suffix ?? '');
  const messageType = text(body['MessageType']);
  if (messageType !== null && objectOf(body['EventBody'])) return messageEvent(body, messageType);
  return webhookEvent(body);
}

function checkoutEvent(body: HookBody, suffix: string): HookEvent | undefined {
  const name = suffix.replace(/^\/+/, '');
  const eventType = `${CHECKOUT_PREFIX}${name}`;
  if (CALCULATION_EVENTS.has(name)) {
    const answer = name === 'ShippingRates' ? { ShipEstimates: [] } : {};
    return { eventType, externalEventId: null, ignored: 'Costs are not calculated here', answer };
  }
  if (!(name in CHECKOUT_EVENTS)) return undefined;
  const order = objectOf(objectOf(body['OrderWorksheet'])?.['Order']);
  const id = text(order?.['ID']);
  const round = text(order?.['DateSubmitted']) ?? text(order?.['LastUpdated']);
  return {
    eventType,
    externalEventId: id === null || round === null ? null : `${name}:${id}:${round}`,
    ignored: id === null ? 'Not about an order' : null,
    answer: { xp: {} },
  };
}

/** One order arrives once per recipient; the same id makes one event of them. */
function messageEvent(body: HookBody, messageType: string): HookEvent {
  const orderId = orderIdOf(body);
  const logId = text(body['OcLogIdHeader']);
  return {
    eventType: `message.${messageType}`,
    externalEventId: logId === null ? null : `${logId}:${messageType}:${orderId ?? ''}`,
    ignored: orderId === null ? 'Not about an order' : null,
    answer: undefined,
  };
}

function webhookEvent(body: HookBody): HookEvent | undefined {
  const route = text(body['Route']);
  const verb = text(body['Verb']);
  if (route === null || verb === null) return undefined;
  const logId = text(body['LogID']);
  const eventType = `${verb.toUpperCase()} ${route.replace(/^\/+/, '')}`.slice(0, 200);
  const about = orderIdOf(body) ?? customerOfHook(body, eventType)?.externalId ?? null;
  const externalEventId = logId === null ? null : `${logId}:${eventType}:${about ?? ''}`;
  if (!('Response' in body) || body['Response'] === null) {
    return {
      eventType,
      externalEventId,
      ignored: 'Asked before the request: nothing has happened yet',
      answer: { proceed: true },
    };
  }
  return {
    eventType,
    externalEventId,
    ignored: about === null ? 'Not about an order or a user' : null,
    answer: undefined,
  };
}

const USER_ROUTE = /^(POST|PUT|PATCH|DELETE) v1\/(?:me|buyers\/\{buyerID\}\/users(?:\/\{userID\})?)$/i;
const USER_CLAIMS: Readonly<Record<string, CustomerEventSubject['claim']>> = {
  POST: 'created',
  PUT: 'updated',
  PATCH: 'updated',
  DELETE: 'deleted',
};

/** Which user a stored body is about; null when it is about something else. The answer's own ID comes first: a PATCH may rename. */
export function customerOfHook(body: HookBody, eventType: string): CustomerEventSubject | null {
  const [, verb] = USER_ROUTE.exec(eventType) ?? [];
  if (verb === undefined) return null;
  const answered = text(objectOf(objectOf(body['Response'])?.['Body'])?.['ID']);
  const externalId = answered ?? pathId(objectOf(body['RouteParams']), 'userid');
  return externalId === null ? null : { externalId, claim: USER_CLAIMS[verb.toUpperCase()] ?? 'other' };
}

/** Which order a stored body is about. What it claims is a hint: the order is read anew. */
export function subjectOfHook(body: HookBody, eventType: string): CommerceEventSubject {
  const orderId = orderIdOf(body);
  if (orderId === null) return { orderId, claim: 'other' };
  const checkout = eventType.startsWith(CHECKOUT_PREFIX) ? eventType.slice(CHECKOUT_PREFIX.length) : '';
  if (checkout in CHECKOUT_EVENTS)
    return { orderId, claim: CHECKOUT_EVENTS[checkout as keyof typeof CHECKOUT_EVENTS] };
  if (/^DELETE v1\/orders\/\{direction\}\/\{orderID\}$/i.test(eventType))
    return { orderId, claim: 'deleted' };
  return {
    orderId,
    claim: /(?:cart|\{orderID\})\/(submit|approve)$|^message\.Order(Submitted|Approved)$/i.test(eventType)
      ? 'created'
      : 'updated',
  };
}

/** The answer's own ID before that of the path: a PATCH may rename an order. */
function orderIdOf(body: HookBody): string | null {
  const worksheet = objectOf(body['OrderWorksheet']);
  if (worksheet) return text(objectOf(worksheet['Order'])?.['ID']);
  const eventBody = objectOf(body['EventBody']);
  if (eventBody) return text(objectOf(eventBody['Order'])?.['ID']);
  const route = (text(body['Route']) ?? '').replace(/^\/+/, '');
  const answered = objectOf(objectOf(body['Response'])?.['Body']);
  const answersOrder =
    /^v1\/(?:cart\/submit|orders\/\{direction\}(?:\/\{orderID\}(?:\/(?:submit|approve|decline|cancel|complete|ship))?)?)$/i;
  // Answers of returns and of items put into a shipment name the order they belong to.
  if (/^v1\/(?:orderreturns|shipments)\//i.test(route)) return text(answered?.['OrderID']);
  const own = answersOrder.test(route) ? text(answered?.['ID']) : null;
  if (own !== null && text(answered?.['Status']) !== null) return own;
  return /^v1\/orders\//i.test(route) ? pathId(objectOf(body['RouteParams']), 'orderid') : own;
}

function pathId(params: HookBody | undefined, wanted: string): string | null {
  const entry = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === wanted);
  return text(entry?.[1]);
}

function objectOf(value: unknown): HookBody | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as HookBody)
    : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
