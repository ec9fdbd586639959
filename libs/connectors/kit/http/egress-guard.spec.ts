import type { LookupFunction } from 'node:net';
import { guardedLookup, guardUrl, type Environment } from './egress-guard';
import { HttpClient } from './http-client';

const refused = (url: string, environment: Environment): boolean => {
  try {
    guardUrl(new URL(url), environment);
    return false;
  } catch {
    return true;
  }
};

describe('where connectors may go', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://100.100.100.200/',
    'http://[fd20:ce::254]/computeMetadata/v1/',
    'http://168.63.129.16/machine?comp=goalstate',
    'http://192.0.0.192/latest/',
  ])('%s is refused everywhere', (url) => {
    expect([refused(url, 'sandbox'), refused(url, 'production')]).toEqual([true, true]);
  });

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://127.1/', 'http://[::ffff:127.0.0.1]/'])(
    '%s is for the sandbox only',
    (url) => {
      expect([refused(url, 'sandbox'), refused(url, 'production')]).toEqual([false, true]);
    },
  );

  it.each(['http://10.1.2.3/', 'https://192.168.1.9/', 'https://shop.example/', 'http://[2001:db8::1]/'])(
    '%s is fine',
    (url) => {
      expect(refused(url, 'production')).toBe(false);
    },
  );

  it('judges a name by what it resolves to when the connection is made', async () => {
    const lookup: LookupFunction = (_host, _options, done) =>
      done(null, [
        { address: '10.0.0.1', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]);
    const outcome = await new Promise((resolve) =>
      guardedLookup('sandbox', lookup)('innocent.example', { all: true }, (error) => resolve(error)),
    );
    expect(outcome).toMatchObject({ code: 'egress-refused', failureClass: 'permanent' });
  });

  it('holds for every call of the client, by address and by name', async () => {
    for (const baseUrl of ['http://127.0.0.1:9', 'http://localhost:9']) {
      const client = new HttpClient({ system: 'Shop', baseUrl, environment: 'production' });
      await expect(client.send('GET', '/')).rejects.toMatchObject({ code: 'egress-refused' });
      await client.close();
    }
  });
});
