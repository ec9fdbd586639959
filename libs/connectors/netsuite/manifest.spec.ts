import type { KeyPairKeyObjectResult } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { manifest } from './manifest';

const settings = {
  baseUrl: 'https://1234567.suitetalk.api.netsuite.com/',
  clientId: 'a'.repeat(64),
  certificateId: 'abc',
  accounts: { '1100': '1105' },
};
const inPem = ({ privateKey }: KeyPairKeyObjectResult): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the manifest of NetSuite', () => {
  it('fills in what an administrator may leave out', () => {
    expect(manifest.settings.parse(settings)).toMatchObject({
      baseUrl: 'https://1234567.suitetalk.api.netsuite.com',
      previousCertificateId: null,
      subsidiary: null,
      concurrency: 3,
    });
  });

  it('names every fault at once', () => {
    const faulty = {
      ...settings,
      clientId: 'x',
      accounts: { '11': 'x' },
      subsidiary: '1 OR 1=1',
      color: 'red',
    };
    const paths = manifest.settings
      .safeParse(faulty)
      .error?.issues.map(({ path }) => path.join('.'))
      .sort();
    expect(paths).toEqual(['', 'accounts.11', 'clientId', 'subsidiary']);
  });

  it('says which keys NetSuite would not take', () => {
    const { check } = manifest.secrets[0]!;
    expect(check?.('correct horse battery staple')).toMatch(/no private key/);
    expect(check?.(inPem(generateKeyPairSync('rsa', { modulusLength: 1024 })))).toMatch(/3072/);
    expect(check?.(inPem(generateKeyPairSync('ec', { namedCurve: 'prime256v1' })))).toBeUndefined();
  });
});
