import { PostAlert, SendEmail } from '#contracts/commands/orchestrator';
import { StoreSchema } from '#contracts/models/configuration';
import type { Alert } from '#contracts/models/alert';
import type { Tx } from '#platform/database/database';
import type { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { AlertDelivery } from './alert-delivery';

const store = StoreSchema.parse({
  id: 'shop',
  commerce: 'kentico',
  payment: 'stripe',
  mail: 'mail',
  urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
  alerts: {
    email: ['ops@shop.example'],
    webhookUrl: 'https://hooks.example/alerts',
    rules: {
      'dispute.opened': { to: ['legal@shop.example'], webhook: false },
      'webhook-gap.found': { email: false },
      'dead-letter.recorded': { email: false, webhook: false },
    },
  },
});

async function told(kind: string): Promise<unknown[]> {
  const sent: unknown[] = [];
  const configuration = { stores: () => [store] } as unknown as ConfigurationCopy;
  const alert: Alert = {
    kind,
    subject: 'shop/7',
    state: 'raised',
    revision: 1,
    title: '',
    detail: '',
    storeId: 'shop',
    orderId: '7',
    at: '2026-01-15T12:00:00.000Z',
  };
  await new AlertDelivery(configuration).deliver(
    {} as Tx,
    alert,
    { storeId: 'shop', orderId: '7' },
    (_tx, definition, body) => {
      sent.push(definition === SendEmail ? (body as { to: string[] }).to : definition === PostAlert);
      return Promise.resolve();
    },
  );
  return sent;
}

describe('who is told of an alert', () => {
  it('is everybody of the store, unless there is a rule for its kind', async () => {
    expect(await told('refund.failed')).toEqual([['ops@shop.example'], true]);
  });

  it('is whom the rule names, by the ways it leaves open', async () => {
    expect(await told('dispute.opened')).toEqual([['legal@shop.example']]);
    expect(await told('webhook-gap.found')).toEqual([true]);
    expect(await told('dead-letter.recorded')).toEqual([]);
  });
});
