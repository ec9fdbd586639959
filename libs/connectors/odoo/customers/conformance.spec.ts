import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startOdoo } from '../fixtures/start-odoo';

const samples = { absent: '999999', erased: 'anonymised', lacks: [], tellsChanges: true } as const;

customerConformance('Odoo', samples, async () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  const erp = await startOdoo({}, clock);
  const { records, contacts } = erp.simulator;
  return {
    port: erp.customers,
    records: () => records.all('res.partner').length,
    edit: (externalId, { lastName }) => contacts.write(Number(externalId), { name: `Ada ${lastName}` }),
    remove: (externalId) => contacts.unlink(Number(externalId)),
    register: ({ email, lastName }) =>
      String(contacts.create({ name: lastName, email, customer_rank: 1 }).id),
    later: () => clock.advance(2000),
    loseNextAnswerAfterWrite: () => {
      erp.faults.add({
        match: { pathPattern: '/json/2/res.partner/create' },
        kind: 'drop-response',
        times: 1,
      });
    },
    eventAbout: () => null,
    close: () => erp.close(),
  };
});
