import { randomBytes } from 'node:crypto';
import { Vault } from './vault';

describe('Vault', () => {
  const oldKey = randomBytes(32);
  const newKey = randomBytes(32);
  const vault = new Vault([oldKey]);

  it('opens what it sealed, in the same place only', () => {
    const sealed = vault.seal('whsec_ä', 'stripe-1/webhookSecret');
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(vault.open(sealed, 'stripe-1/webhookSecret')).toEqual({ ok: true, value: 'whsec_ä' });
    expect(vault.open(sealed, 'stripe-2/webhookSecret')).toMatchObject({
      error: { code: 'ciphertext-forged' },
    });
  });

  it('seals the same text differently every time', () => {
    expect(vault.seal('a', 'p')).not.toBe(vault.seal('a', 'p'));
  });

  it('notices every changed byte', () => {
    const [version, key, encoded] = vault.seal('secret', 'p').split('.');
    const bytes = Buffer.from(encoded!, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const forged = Buffer.from(bytes);
      forged[index]! ^= 1;
      expect(vault.open([version, key, forged.toString('base64url')].join('.'), 'p').ok).toBe(false);
    }
  });

  it('opens with an older key after a rotation and says that it is time to seal anew', () => {
    const sealed = vault.seal('secret', 'p');
    const rotated = Vault.fromText(`${newKey.toString('base64')}, ${oldKey.toString('base64')}`);
    expect(rotated.open(sealed, 'p')).toEqual({ ok: true, value: 'secret' });
    expect(rotated.isStale(sealed)).toBe(true);
    expect(rotated.isStale(rotated.seal('secret', 'p'))).toBe(false);
    expect(new Vault([newKey]).open(sealed, 'p')).toMatchObject({ error: { code: 'key-unknown' } });
  });

  it('refuses keys of the wrong length and texts that are no ciphertexts', () => {
    expect(() => new Vault([randomBytes(16)])).toThrow(/32 bytes/);
    expect(() => new Vault([])).toThrow(/needs a key/);
    expect(vault.open('whsec_plain', 'p')).toMatchObject({ error: { code: 'ciphertext-malformed' } });
  });
});
