import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose payment a link leads to. */
export interface PayLinkOrder {
  readonly storeId: string;
  readonly orderId: string;
}

const VERSION = 'p1';
const MAC_LENGTH = 16;

/** The shopper's one link to pay an order: `{publicUrl}/pay/{token}`. The same order always has the same link. */
export function createPayLink(publicUrl: string, key: string, order: PayLinkOrder): string {
  return `${publicUrl.replace(/\/+$/, '')}/pay/${createPayToken(key, order)}`;
}

export function createPayToken(key: string, order: PayLinkOrder): string {
  const payload = Buffer.from(JSON.stringify([order.storeId, order.orderId]), 'utf8').toString('base64url');
  return `${VERSION}.${payload}.${sign(key, payload).toString('base64url')}`;
}

/** Undefined for anything that this key has not signed; takes the same time for every wrong signature. */
export function readPayToken(token: string, key: string): PayLinkOrder | undefined {
  if (token.length > 2048) return undefined;
  const [version, payload, signature, ...more] = token.split('.');
  if (version !== VERSION || !payload || !signature || more.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== MAC_LENGTH || !timingSafeEqual(given, sign(key, payload))) return undefined;
  const [storeId, orderId] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [
    string,
    string,
  ];
  return { storeId, orderId };
}

function sign(key: string, payload: string): Buffer {
  return createHmac('sha256', key).update(`pay-link.${VERSION}.${payload}`).digest().subarray(0, MAC_LENGTH);
}
