import { randomBytes } from 'node:crypto';
import type { Periodic } from '#service/schedule/periodic';
import { readReconciliationConfig, type ReconciliationConfig } from '../config';
import { FindExceptions } from '../expectations/find-exceptions';
import { ReconcilePayout } from '../reconcile-payout/reconcile-payout';

const REQUIRED = {
  DATABASE_URL: 'postgres://books@127.0.0.1:5432/books',
  RABBITMQ_URL: 'amqp://127.0.0.1:5672',
  DATABASE_SCHEMA: 'books',
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
};

function intervalsWith(environment: Record<string, string>): Record<string, number> {
  const intervals: Record<string, number> = {};
  const periodic = {
    every: (name: string, ms: number) => void (intervals[name] = ms),
  } as unknown as Periodic;
  const none = undefined as never;
  const config: ReconciliationConfig = readReconciliationConfig({ ...REQUIRED, ...environment });
  new FindExceptions(periodic, none, none, none, config).onModuleInit();
  new ReconcilePayout(periodic, none, none, none, none, none, config).onModuleInit();
  return intervals;
}

describe('payouts and exceptions are looked at', () => {
  it('once a minute', () => {
    expect(intervalsWith({})).toEqual({
      'reconciliation.find-exceptions': 60_000,
      'reconciliation.explain-payouts': 60_000,
    });
  });

  it('as often as the environment says', () => {
    expect(intervalsWith({ RECONCILE_SECONDS: '7' })).toEqual({
      'reconciliation.find-exceptions': 7_000,
      'reconciliation.explain-payouts': 7_000,
    });
  });
});
