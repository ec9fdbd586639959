import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { silentLogger } from '#platform/logging/logger';
import { startErpNext } from '../fixtures/start-erpnext';
import { openErpNextCustomers } from '../open-erpnext';
import { SETUP_USER } from '../simulator/frappe/site';

const samples = { absent: 'Nobody - 1', erased: 'anonymised', lacks: [], tellsChanges: true } as const;

customerConformance('ERPNext', samples, async () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  const erp = await startErpNext({}, clock);
  const { site } = erp;
  const contactOf = (name: string): string => String(site.get('Customer', name)['customer_primary_contact']);
  return {
    port: openErpNextCustomers(erp.connection, { clock, logger: silentLogger }),
    records: () => site.all('Customer').length,
    edit: (externalId, { lastName }) => {
      site.update('Contact', contactOf(externalId), { last_name: lastName }, SETUP_USER);
    },
    remove: (externalId) => site.remove('Customer', externalId),
    register: ({ email, lastName }) =>
      site.insert(
        'Customer',
        { customer_name: lastName, customer_type: 'Individual', email_id: email },
        SETUP_USER,
      ).name,
    later: () => clock.advance(2000),
    loseNextAnswerAfterWrite: () => {
      erp.faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    eventAbout: () => null,
    close: () => erp.close(),
  };
});
