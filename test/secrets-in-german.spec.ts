import { generateKeyPairSync } from 'node:crypto';
import { connectors } from '#connectors/registry';

/** The console is a package of its own: its types are not ours. */
const { toldRefusal } = jest.requireActual<{ toldRefusal: (language: 'de', sentence: string) => string }>(
  '../apps/console/src/i18n/refusal-words',
);

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });

/** Secrets of other systems, ids in their place, parts of a key: what people paste by mistake. */
const PASTED: readonly string[] = [
  'x',
  ' sk_test_51 ',
  'pk_test_51',
  'sk_test_51AbCdEfGhIjKl',
  'sk_test_...',
  'whsec_',
  'whsec_x',
  'whsec_...',
  `whsec_${Buffer.from('short').toString('base64')}`,
  'we_1AbC',
  'key:secret',
  'token abc',
  'Bearer abc',
  '00000000-1111-2222-3333-444444444444',
  '-----BEGIN ENCRYPTED PRIVATE KEY-----',
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
];

describe('what is said of a secret that is none, in German', () => {
  it.each(Object.keys(connectors))('%s: whatever was pasted by mistake', async (system) => {
    const { manifest } = await connectors[system]!();
    const said = manifest.secrets.flatMap(({ check }) => PASTED.flatMap((value) => check?.(value) ?? []));
    if (manifest.secrets.some(({ check }) => check)) expect(said).not.toEqual([]);
    expect([...new Set(said)].filter((sentence) => toldRefusal('de', sentence) === sentence)).toEqual([]);
  });
});
