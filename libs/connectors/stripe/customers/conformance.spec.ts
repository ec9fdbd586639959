import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { createCustomer, deleteCustomer, updateCustomer } from '../simulator/payments/customers';
import type { CustomerObject } from '../simulator/objects/customer';
import { startStripe } from '../simulator/testing/running-simulator';
import { openStripeCustomers } from './stripe-customer.port';

const samples = { absent: 'cus_nobody', erased: 'deleted', lacks: [], tellsChanges: false } as const;

customerConformance('Stripe', samples, async () => {
  const running = await startStripe();
  const { world } = running.simulator;
  const customer = (externalId: string): CustomerObject => {
    const found = world.customers.get(externalId);
    if (!found || 'deleted' in found) throw new Error(`Stripe has no customer ${externalId}`);
    return found;
  };
  return {
    port: openStripeCustomers({
      id: 'stripe-1',
      system: 'stripe',
      environment: 'sandbox',
      settings: { apiBase: running.url },
      secrets: { secretKey: ['sk_test_sandbox'], webhookSecret: ['whsec_test'] },
    }),
    records: () => world.customers.size,
    edit: (externalId, { lastName }) => {
      updateCustomer(world, customer(externalId), { name: `Ada ${lastName}` });
    },
    remove: (externalId) => {
      deleteCustomer(world, customer(externalId));
    },
    register: ({ email, lastName }) => createCustomer(world, { email, name: lastName }).id,
    later: () => undefined,
    loseNextAnswerAfterWrite: () => {
      running.server.faults('stripe').add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    eventAbout: (externalId) => ({
      eventType: 'customer.updated',
      body: JSON.stringify({
        id: 'evt_1',
        object: 'event',
        type: 'customer.updated',
        data: { object: { id: externalId, object: 'customer' } },
      }),
    }),
    close: () => running.close(),
  };
});
