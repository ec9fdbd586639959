import { isIP } from 'node:net';
import { z } from 'zod';

/** False: the address of the connection counts. A number: so many proxies in a row. A list: proxies with these addresses. */
export type TrustProxy = false | number | string[];

const MOST_HOPS = 10;

/**
 * `1`, or `10.0.0.0/8, 192.168.1.7`. "Everybody" cannot be said: who may write the header himself would choose the address
 * that limits count him by.
 */
export const trustProxy = z
  .string()
  .default('')
  .transform((text, context): TrustProxy => {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed === '0') return false;
    if (/^\d+$/.test(trimmed) && Number(trimmed) <= MOST_HOPS) return Number(trimmed);
    const ranges = trimmed.split(',').map((range) => range.trim());
    if (ranges.every(isRange)) return ranges;
    context.addIssue({
      code: 'custom',
      message: `must be the number of proxies (0 to ${MOST_HOPS}) or addresses and ranges separated by commas`,
    });
    return z.NEVER;
  });

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  const most = version === 4 ? 32 : 128;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most;
}
