import type { KeyPairKeyObjectResult } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { RunningNetSuite } from '../fixtures/start-netsuite';
import { startNetSuite } from '../fixtures/start-netsuite';

const inPem = ({ privateKey, publicKey }: KeyPairKeyObjectResult) => ({
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
});

describe('the access token of NetSuite', () => {
  const clock = new SimulatorClock();
  let erp: RunningNetSuite;
  beforeEach(async () => {
    erp = await startNetSuite({}, clock);
  });
  afterEach(() => erp.close());
  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );

  it('is fetched once for many calls, and anew before it ends', async () => {
    await Promise.all(['a', 'b', 'c'].map((key) => erp.port.findJournal(key)));
    expect(erp.simulator.tokens.issued).toBe(1);
    clock.advance(56 * 60_000);
    await erp.port.findJournal('a');
    expect(erp.simulator.tokens.issued).toBe(2);
  });

  it('is fetched anew when it was taken back early', async () => {
    await erp.port.findJournal('a');
    erp.simulator.tokens.forget();
    expect(await codeOf(erp.port.findJournal('a'))).toBe('none');
    expect(erp.simulator.tokens.issued).toBe(2);
  });

  it.each([
    ['RSA of 3072 bits', () => generateKeyPairSync('rsa', { modulusLength: 3072 })],
    ['EC on P-384', () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' })],
    ['EC on P-521', () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' })],
  ])('is given for a key of the kind %s', async (_kind, generate) => {
    const { privateKey, publicKey } = inPem(generate());
    erp.simulator.tokens.mapCertificate('other', publicKey);
    const port = erp.open({ certificateId: 'other' }, { privateKey: [privateKey] });
    expect(await codeOf(port.findJournal('a'))).toBe('none');
  });

  it('is asked for with the older key while the newer is not mapped yet', async () => {
    const { privateKey } = inPem(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }));
    const older = String(erp.simulator.connection.settings['certificateId']);
    const port = erp.open(
      { certificateId: 'newer', previousCertificateId: older },
      { privateKey: [privateKey, erp.simulator.connection.secrets.privateKey] },
    );
    expect(await codeOf(port.findJournal('a'))).toBe('none');
  });
});
