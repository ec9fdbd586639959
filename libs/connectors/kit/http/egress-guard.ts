import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Failure } from '#platform/errors/failure';
import type { Connection } from '../connection';

export type Environment = Connection['environment'];

/** Where clouds keep credentials for whoever asks, and addresses that are nobody's. Refused everywhere. */
const NEVER = new BlockList();
NEVER.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addAddress('fd00:ec2::254', 'ipv6');
NEVER.addAddress('fd20:ce::254', 'ipv6');
NEVER.addAddress('100.100.100.200', 'ipv4');
NEVER.addAddress('168.63.129.16', 'ipv4');
NEVER.addAddress('192.0.0.192', 'ipv4');
NEVER.addSubnet('0.0.0.0', 8, 'ipv4');
NEVER.addAddress('::', 'ipv6');
NEVER.addSubnet('224.0.0.0', 3, 'ipv4');
NEVER.addSubnet('ff00::', 8, 'ipv6');

/** Our own pod and its sidecars. The sandbox lives there, production does not. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Refuses addresses that no shop and no ERP has. Private networks are allowed: that is where ERPs live.
 * @throws Failure `egress-refused` (permanent)
 */
export function guardAddress(address: string, environment: Environment): void {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const refused =
    NEVER.check(address, family) || (environment === 'production' && LOOPBACK.check(address, family));
  if (!refused) return;
  throw Failure.permanent('egress-refused', `${address} is no address that a connection may have`, {
    suggestion: 'Correct the address in the connection.',
  });
}

/** An address written out instead of a name never reaches a look-up. */
export function guardUrl(url: URL, environment: Environment): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) guardAddress(host, environment);
}

/** Judges what a name resolves to at the moment of the connection, so that a name cannot change its mind in between. */
export function guardedLookup(
  environment: Environment,
  lookup: LookupFunction = systemLookup,
): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      if (error) return done(error, found, family);
      try {
        const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
        for (const address of addresses) guardAddress(address, environment);
      } catch (refusal) {
        return done(refusal as Error, found, family);
      }
      return done(null, found, family);
    });
  };
}
