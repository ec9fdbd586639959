import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { silentLogger } from '#platform/logging/logger';
import { startSimulatorServer } from '#connectors/kit/simulator/simulator-server';
import { createKenticoSimulator, DEFAULT_REST_USER } from '../simulator/kentico-simulator';
import { registerCustomer } from '../simulator/customer-routes';
import { customerTable } from '../simulator/schema/people-tables';
import type { Row } from '../simulator/schema/table';
import { openKenticoCustomers } from './kentico-customer.port';

const samples = { absent: '987654', erased: 'anonymised', lacks: [], tellsChanges: true } as const;

customerConformance('Kentico Xperience 13', samples, async () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  const kentico = createKenticoSimulator({ clock });
  const server = await startSimulatorServer([kentico]);
  const { world } = kentico;
  const rowOf = (externalId: string): Row => world.database.byId(customerTable, Number(externalId))!;
  return {
    port: await openKenticoCustomers(
      {
        id: 'kentico-1',
        system: 'kentico-xperience-13',
        environment: 'sandbox',
        settings: {
          restUrl: `${server.url('kentico')}/rest`,
          siteName: 'Store',
          userName: DEFAULT_REST_USER.userName,
        },
        secrets: { password: [DEFAULT_REST_USER.password] },
      },
      { clock, logger: silentLogger },
    ),
    records: () => world.database.rows(customerTable).length,
    edit: (externalId, { lastName }) => {
      world.customers.update(rowOf(externalId), { CustomerLastName: lastName });
    },
    remove: (externalId) => {
      world.customers.delete(rowOf(externalId));
    },
    register: (profile) => String(registerCustomer(world, profile)['CustomerID']),
    later: () => clock.advance(2000),
    loseNextAnswerAfterWrite: () => {
      server.faults('kentico').add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    eventAbout: (externalId) => ({
      eventType: 'ecommerce.customer.updated',
      body: JSON.stringify({
        event: 'ecommerce.customer.updated',
        objectType: 'ecommerce.customer',
        id: Number(externalId),
        siteName: 'Store',
      }),
    }),
    close: () => server.close(),
  };
});
