import { randomBytes } from 'node:crypto';
import type { Connection } from '#connectors/kit/connection';
import type { Database } from '#platform/database/database';
import { silentLogger } from '#platform/logging/logger';
import { Vault } from '#platform/vault/vault';
import { RejectedWebhooks } from './rejected-webhooks';
import { RejectionLimiter } from './rejection-limiter';

const connection: Connection = {
  id: 'stripe-1',
  system: 'stripe',
  environment: 'sandbox',
  settings: {},
  secrets: {},
};

describe('a flood of rejected webhooks', () => {
  it('writes no more rows a minute than are kept of a connection, however many addresses it comes from', async () => {
    let rows = 0;
    const query = () => Promise.resolve({ rows: [], count: (rows += 1) });
    const options = { perMinute: 1_000, cap: 5, retentionDays: 7 };
    const rejected = new RejectedWebhooks(
      { query } as unknown as Database,
      Vault.fromText(randomBytes(32).toString('base64')),
      silentLogger,
      options,
    );
    for (let n = 0; n < 20; n += 1) {
      const request = { suffix: undefined, headers: {}, rawBody: Buffer.from('{}'), source: `10.0.0.${n}` };
      rejected.keep(connection, request, { cause: 'signature-mismatch', detail: 'no' }, new Date());
      await rejected.settled();
    }
    expect(rows).toBe(5);
  });

  it('from more addresses than are counted is over the limit for every further address', () => {
    const limiter = new RejectionLimiter(3);
    for (let n = 0; n < 10_000; n += 1) limiter.count(`address ${n}`, 1);
    expect([limiter.mustWait('address 1', 1), limiter.mustWait('one more', 1)]).toEqual([0, 60]);
    expect(limiter.mustWait('one more', 60_001)).toBe(0);
  });
});
