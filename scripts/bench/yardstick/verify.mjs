import { createHmac, timingSafeEqual } from 'node:crypto';

/** The least a receiver must do: HMAC over `t.body`, constant time, 300 seconds. */
export function verify(rawBody, header, secret) {
  const parts = Object.fromEntries(header.split(',').map((part) => part.split('=', 2)));
  const expected = createHmac('sha256', secret).update(`${parts.t}.`).update(rawBody).digest();
  const given = Buffer.from(parts.v1 ?? '', 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Math.abs(Date.now() / 1000 - Number(parts.t)) <= 300;
}
