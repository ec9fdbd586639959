import type { CommerceEventSubject } from '#connectors/kit/commerce-port';

export interface KenticoEvent {
  readonly eventType: string;
  readonly orderId: string | null;
  readonly customerId: string | null;
  readonly siteName: string | null;
  readonly claim: CommerceEventSubject['claim'];
}

const CLAIMS: Readonly<Record<string, CommerceEventSubject['claim']>> = {
  'ecommerce.order.created': 'created',
  'ecommerce.order.updated': 'updated',
  'ecommerce.order.deleted': 'deleted',
  'ecommerce.customer.created': 'created',
  'ecommerce.customer.updated': 'updated',
  'ecommerce.customer.deleted': 'deleted',
};

/**
 * Reads both documented bodies: our companion module's `{event, objectType, id, ...}` and the flat row of the Zapier module, which
 * does not say what happened. Undefined when it is neither.
 */
export function readKenticoEvent(body: string): KenticoEvent | undefined {
  const parsed = parseObject(body);
  if (!parsed) return undefined;
  if (typeof parsed['event'] === 'string' && typeof parsed['objectType'] === 'string') {
    const objectType = parsed['objectType'].toLowerCase();
    return {
      eventType: parsed['event'],
      orderId: objectType === 'ecommerce.order' ? keyOf(parsed['id']) : null,
      customerId: objectType === 'ecommerce.customer' ? keyOf(parsed['id']) : null,
      siteName: typeof parsed['siteName'] === 'string' ? parsed['siteName'] : null,
      claim: CLAIMS[parsed['event']] ?? 'other',
    };
  }
  return readFlatRow(parsed);
}

const HINT = { orderId: null, customerId: null, siteName: null, claim: 'other' } as const;

function readFlatRow(parsed: Record<string, unknown>): KenticoEvent | undefined {
  const byName = new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value]));
  const orderId = keyOf(byName.get('orderid'));
  if (orderId !== null && byName.has('ordergrandtotal')) {
    return { ...HINT, eventType: 'ecommerce.order', orderId };
  }
  const customerId = keyOf(byName.get('customerid'));
  if (customerId !== null && byName.has('customerguid')) {
    return { ...HINT, eventType: 'ecommerce.customer', customerId };
  }
  if (byName.has('customerid') || byName.has('skuid')) {
    return { ...HINT, eventType: 'kentico.other-object' };
  }
  return undefined;
}

function keyOf(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? text : null;
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
