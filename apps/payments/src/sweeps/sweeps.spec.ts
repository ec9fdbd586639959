import type { Periodic } from '#service/schedule/periodic';
import type { PaymentsConfig } from '../config';
import { Sweeps } from './sweeps';

it('the webhook endpoint is compared at its own pace, which the other sweeps do not change', () => {
  const intervals = new Map<string, number>();
  const periodic = {
    every: (name: string, ms: number) => void intervals.set(name, ms),
  } as unknown as Periodic;
  const config = { SWEEP_SECONDS: 1, ACCOUNT_SWEEP_SECONDS: 2, ENDPOINT_SWEEP_SECONDS: 3 } as PaymentsConfig;
  const none = undefined as never;
  new Sweeps(periodic, none, none, none, none, none, none, none, none, none, config).onModuleInit();
  expect(intervals.get('payments.watch-webhook-endpoints')).toBe(3_000);
  expect(intervals.get('payments.look-at-open-payments')).toBe(1_000);
  expect(intervals.get('payments.sweep-movements')).toBe(2_000);
});
