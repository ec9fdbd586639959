import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isPlaceholder } from './placeholder';
import { ConfigurationError, readConfig, secretText, vaultKeysText } from './read-config';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ENCRYPTION_KEY: vaultKeysText,
  ADMIN_TOKEN: secretText(16),
  LOG_LEVEL: z.enum(['info', 'debug']).default('info'),
});
const good = {
  DATABASE_URL: 'postgres://u:p@127.0.0.1/db',
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  ADMIN_TOKEN: randomBytes(16).toString('hex'),
};
const faultsOf = (environment: Record<string, string>) => {
  try {
    readConfig(schema, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).faults.map((fault) => `${fault.name} ${fault.reason}`);
  }
};

describe('readConfig', () => {
  it('reads values, defaults and nothing it was not asked for', () => {
    expect(readConfig(schema, { ...good, PORT: '0', OTHER: 'x' })).toEqual({
      ...good,
      PORT: 0,
      LOG_LEVEL: 'info',
    });
  });

  it('X-08: names every variable at fault at once', () => {
    expect(faultsOf({ PORT: '99999', LOG_LEVEL: 'loud', ADMIN_TOKEN: '' })).toEqual([
      'PORT must be at most 65535',
      'DATABASE_URL is missing',
      'ENCRYPTION_KEY is missing',
      'ADMIN_TOKEN is missing',
      'LOG_LEVEL must be one of info, debug',
    ]);
  });

  it('X-08: never prints a value', () => {
    const secrets = {
      DATABASE_URL: 'hunter2-not-a-url',
      ENCRYPTION_KEY: 'hunter2-short',
      ADMIN_TOKEN: 'hunter2',
    };
    expect(() => readConfig(schema, secrets)).toThrow(ConfigurationError);
    expect(() => readConfig(schema, secrets)).not.toThrow(/hunter2/);
  });

  it.each([
    'changeme',
    'change-me-please',
    'your_secret_here',
    'xxxxxxxxxxxxxxxxxxxx',
    '<admin token>',
    'secret',
    '${ADMIN_TOKEN}',
  ])('X-08: refuses the placeholder %s', (value) => {
    expect(faultsOf({ ...good, ADMIN_TOKEN: value })).toEqual([
      'ADMIN_TOKEN is a placeholder; set a real value',
    ]);
  });

  it('X-08: refuses an encryption key that nobody drew by lot', () => {
    expect(faultsOf({ ...good, ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') })).toEqual([
      'ENCRYPTION_KEY is a placeholder; set a real value',
    ]);
  });
});

describe('isPlaceholder', () => {
  it.each([
    'sk_test_xxx',
    'sk_test_...',
    'whsec_...',
    'sk_live_XXXXXXXX',
    'whsec_123456',
    'sk_test_4eC39HqLyjWDarjtT1',
    '',
  ])('knows the sample %s', (value) => expect(isPlaceholder(value)).toBe(true));

  it('lets generated secrets pass', () => {
    for (let index = 0; index < 500; index += 1) {
      expect(isPlaceholder(`sk_test_${randomBytes(24).toString('base64url')}`)).toBe(false);
      expect(isPlaceholder(`whsec_${randomBytes(24).toString('base64')}`)).toBe(false);
    }
  });
});
