import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startNetSuite } from '../fixtures/start-netsuite';

const samples = { absent: '999999', erased: 'anonymised', lacks: [], tellsChanges: true } as const;

customerConformance('NetSuite', samples, async () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  const erp = await startNetSuite({}, clock);
  const { records, customers } = erp.simulator;
  return {
    port: erp.customers,
    records: () => records.all('customer').length,
    edit: (externalId, { lastName }) => void customers.change(externalId, { lastName }),
    remove: (externalId) => records.remove('customer', externalId),
    register: ({ email, lastName }) =>
      customers.create({ isPerson: true, firstName: '-', lastName, email }).id,
    later: () => clock.advance(2000),
    loseNextAnswerAfterWrite: () => {
      erp.faults.add({
        match: { method: 'POST', pathPattern: '/services/rest/record/v1/customer' },
        kind: 'drop-response',
        times: 1,
      });
    },
    eventAbout: () => null,
    close: () => erp.close(),
  };
});
