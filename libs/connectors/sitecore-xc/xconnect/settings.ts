import { z } from 'zod';

const source = z.string().min(1).max(50);

/** Access to xConnect, part of the connection's settings; the certificate and its key are secrets of the connection. */
export const xConnectFields = {
  xConnectUrl: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null)
    .describe(
      'Address of the xConnect collection service, e.g. https://xconnect.shop.example; without it contacts are not looked up',
    ),
  xConnectTrusted: z
    .string()
    .max(20_000)
    .regex(/-----BEGIN CERTIFICATE-----/)
    .nullable()
    .default(null)
    .describe('Certificate (PEM) that xConnect’s own is trusted by, where no public authority has signed it'),
  xConnectProviderSource: source
    .default('stripe')
    .describe('Source under which contacts carry the keys of the payment provider’s customers'),
  xConnectCustomerSource: source
    .nullable()
    .default(null)
    .describe('Source under which contacts carry the shop’s own keys of its customers'),
  xConnectEmailSource: source
    .nullable()
    .default(null)
    .describe('Source under which contacts carry e-mail addresses; only validated ones of accounts count'),
};

/** Names of the secrets. */
export const CERTIFICATE = 'xConnectCertificate';
export const PRIVATE_KEY = 'xConnectKey';
