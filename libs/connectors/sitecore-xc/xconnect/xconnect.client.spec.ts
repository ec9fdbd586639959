import { get } from 'node:https';
import type { ContactPort } from '#connectors/kit/contact-port';
import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import { manifest } from '../manifest';
import { openXcContacts } from './open-contacts';
import { makeTestCertificates, type TestCertificates } from './simulator/test-certificates';
import { XConnectSimulator } from './simulator/xconnect-simulator';

describe('contacts of xConnect', () => {
  let certificates: TestCertificates;
  let xConnect: XConnectSimulator;
  let url: string;
  beforeAll(async () => {
    certificates = makeTestCertificates();
    xConnect = new XConnectSimulator(certificates, certificates.client.thumbprint);
    url = await xConnect.listen();
  });
  afterAll(() => xConnect.close());

  const open = (
    signed: { cert: string; key: string } | null = certificates.client,
    settings: Record<string, unknown> = {},
  ): Promise<ContactPort> =>
    openXcContacts(
      {
        id: 'xc-1',
        system: 'sitecore-xc',
        environment: 'sandbox',
        settings: {
          engineUrl: 'https://engine.example/api',
          identityUrl: 'https://identity.example',
          clientId: 'tillbridge',
          environment: 'HabitatAuthoring',
          shopName: 'Storefront',
          currency: 'EUR',
          xConnectUrl: url,
          xConnectTrusted: certificates.authority,
          ...settings,
        },
        secrets: signed ? { xConnectCertificate: [signed.cert], xConnectKey: [signed.key] } : {},
      },
      { clock: systemClock, logger: silentLogger },
    );
  const bearing = (source: string, identifier: string, known = true) => ({ source, identifier, known });

  it('are found by any of their known identifiers, whatever characters it has', async () => {
    const odd = "O'Hara & Söhne/1?";
    xConnect.add({
      identifiers: [bearing('stripe', 'cus_1'), bearing('shop', odd), bearing('device', 'd-1', false)],
      email: { address: ' ada@example.com ', validated: true },
    });
    const port = await open();
    expect(port.sources).toEqual({ provider: 'stripe', customer: null, email: null });
    const found = {
      identifiers: [
        { source: 'stripe', identifier: 'cus_1' },
        { source: 'shop', identifier: odd },
      ],
      verifiedEmail: 'ada@example.com',
    };
    expect(await port.find({ source: 'stripe', identifier: 'cus_1' })).toEqual(found);
    expect(await port.find({ source: 'shop', identifier: odd })).toEqual(found);
    expect(xConnect.asked).toContain("GET /odata/Contacts(Identifier='cus_1',Source='stripe')");
  });

  it('are nobody when they do not exist, and when only a device bears the identifier', async () => {
    const port = await open();
    expect(await port.find({ source: 'stripe', identifier: 'cus_404' })).toBeNull();
    xConnect.add({ identifiers: [bearing('device', 'd-2', false)] });
    expect(await port.find({ source: 'device', identifier: 'd-2' })).toBeNull();
  });

  it('show no verified address where xConnect says that nobody has confirmed it', async () => {
    xConnect.add({
      identifiers: [bearing('email', 'eve@example.com')],
      email: { address: 'eve@example.com', validated: false },
    });
    const found = await (await open()).find({ source: 'email', identifier: 'eve@example.com' });
    expect(found?.verifiedEmail).toBeNull();
  });

  it('are kept from whoever shows no certificate, or one that the service does not know', async () => {
    const wanted = { source: 'stripe', identifier: 'cus_1' };
    await expect((await open(certificates.stranger)).find(wanted)).rejects.toMatchObject({
      code: 'xconnect-certificate-refused',
      failureClass: 'permanent',
    });
    const asked = xConnect.asked.length;
    const answered = await new Promise<boolean>((resolve) => {
      const address = `${url}/odata/Contacts(Identifier='cus_1',Source='stripe')`;
      get(address, { ca: certificates.authority }, () => resolve(true)).on('error', () => resolve(false));
    });
    expect(answered).toBe(false);
    expect(xConnect.asked).toHaveLength(asked);
  });

  it('are asked for at nobody whose own certificate is not trusted', async () => {
    const port = await open(certificates.client, { xConnectTrusted: null });
    const before = xConnect.asked.length;
    await expect(port.find({ source: 'stripe', identifier: 'cus_1' })).rejects.toThrow('xConnect');
    expect(xConnect.asked).toHaveLength(before);
  });

  it('need certificate and key, which are checked when they are entered', async () => {
    await expect(open(null)).rejects.toMatchObject({ code: 'xconnect-incomplete' });
    const check = (name: string, value: string): string | undefined =>
      manifest.secrets.find((secret) => secret.name === name)?.check?.(value);
    expect(check('xConnectCertificate', certificates.client.cert)).toBeUndefined();
    expect(check('xConnectKey', certificates.client.key)).toBeUndefined();
    expect(check('xConnectKey', certificates.client.cert)).toMatch(/private key/);
    expect(check('xConnectKey', '-----BEGIN ENCRYPTED PRIVATE KEY-----')).toMatch(/passphrase/);
  });
});
