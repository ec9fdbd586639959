import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import {
  HASH_KEY,
  startOrderCloudTestMarket,
  type OrderCloudTestMarket,
} from '../fixtures/ordercloud-test-market';
import type { HookInstaller } from './hook-installer';
import { openHookInstaller } from './open-hook-installer';

const URL = 'https://tillbridge.example/webhooks/ordercloud-1';

describe('the hooks of a connection', () => {
  let market: OrderCloudTestMarket;
  let hooks: HookInstaller;
  const open = (settings: Record<string, unknown> = {}): HookInstaller =>
    openHookInstaller(
      market.connection(settings),
      { clock: systemClock, logger: silentLogger },
      { webhookUrl: URL, checkoutEvent: true, messageSender: true },
    );
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
    hooks = open();
  });
  afterEach(() => market.close());

  it('are named as missing, installed in one action, and well afterwards', async () => {
    const missing = await hooks.check();
    expect(missing.map(({ object, field }) => `${object} ${field ?? 'whole'}`)).toEqual([
      'webhooks/tillbridge-ordercloud-1 whole',
      'integrationEvents/tillbridge-ordercloud-1-checkout whole',
      'integrations/deliveryconfig/tillbridge-ordercloud-1-delivery whole',
      'messagesenders/tillbridge-ordercloud-1-messages whole',
      'apiclients/storefront OrderCheckoutIntegrationEventID',
      'apiclients/back-office OrderCheckoutIntegrationEventID',
      'messagesenders/assignments/tillbridge-ordercloud-1-messages whole',
    ]);
    expect(await hooks.install()).toEqual(missing);
    expect(await hooks.check()).toEqual([]);
    expect(await hooks.install()).toEqual([]);
  });

  it('that a Sunday wiped in Staging are told field by field and come back', async () => {
    await hooks.install();
    market.ordercloud.registry.overwriteStaging();
    const drift = await hooks.check();
    expect(drift).toEqual(
      expect.arrayContaining([
        { object: 'webhooks/tillbridge-ordercloud-1', field: 'Url', found: 'nothing', wanted: URL },
        expect.objectContaining({
          field: 'ApiClientIDs',
          found: '[]',
          wanted: '["storefront","back-office"]',
        }),
        expect.objectContaining({ field: 'CustomImplementationUrl', found: 'nothing' }),
        expect.objectContaining({ object: 'apiclients/storefront' }),
        expect.objectContaining({ field: 'DeliveryTargets', found: 'nothing', wanted: 'as configured' }),
      ]),
    );
    expect(await hooks.install()).toEqual(drift);
    expect(await hooks.check()).toEqual([]);
  });

  it('never tell a hash key, neither the old nor the new', async () => {
    await hooks.install();
    market.ordercloud.registry.patch('webhooks', 'tillbridge-ordercloud-1', { HashKey: 'an-older-hash-key' });
    const drift = await hooks.check();
    expect(drift).toEqual([
      {
        object: 'webhooks/tillbridge-ordercloud-1',
        field: 'HashKey',
        found: 'something else',
        wanted: 'as configured',
      },
    ]);
  });

  it('are installed also where hash keys are never shown, and the key is said to be unseen', async () => {
    market.ordercloud.tuning.hidesSecrets = true;
    await hooks.install();
    expect(market.ordercloud.registry.require('webhooks', 'tillbridge-ordercloud-1')['HashKey']).toBe(
      HASH_KEY,
    );
    expect((await hooks.check()).map(({ field, found }) => [field, found])).toEqual([
      ['HashKey', 'nothing'],
      ['HashKey', 'nothing'],
    ]);
  });

  it('do not take the checkout event of somebody else’s middleware away', async () => {
    const theirs = { OrderCheckoutIntegrationEventID: 'their-tax-engine' };
    market.ordercloud.registry.patch('apiclients', 'storefront', theirs);
    await expect(hooks.install()).rejects.toMatchObject({ code: 'hook-not-ours' });
    expect(market.ordercloud.registry.require('apiclients', 'storefront')).toMatchObject(theirs);
  });
});
