/** Columns that name one thing each, so that a copy needs a name of its own. */
const NAMES =
  /^(order|payment|current_payment|checkout_session|payment_intent|charge|refund|fact|balance_transaction|event|external_event|external|message|run|entry|source|document|erp_order|erp_customer|customer|person)_id$|^(operation_key|subject|started_for|key|number|reverses|contact_key|email_key|joined_to|associated_with)$/;
const MOMENTS =
  /^(created|updated|modified|placed|observed|started|finished|settled|noted|recorded|received|handled|seen)_at$|^at$/;
/** Moments at which a service looks again. Of a copy they lie a month ahead: due, but not now. */
const DUE = /^(next_look|balance_check)_at$/;

const customerOfItsOwn = (document) => `jsonb_set(${document}, '{customer}', (${document} -> 'customer')
  || jsonb_build_object('customerId', ${document} #>> '{customer,customerId}' || '-' || i,
                        'email', i || '.' || (${document} #>> '{customer,email}')))`;

/** Values that no rule makes, by table and column. */
const OWN = {
  'cms_sync.orders.snapshot': customerOfItsOwn('t.snapshot'),
  'payments.orders.body': customerOfItsOwn('t.body'),
  // Written to the CRM, whether the template is by now or not.
  'cms_sync.crm_contacts.pushed_revision': 't.revision',
  'cms_sync.crm_deals.pushed_revision': 't.revision',
  'cms_sync.crm_deals.associated_with': `'known-' || i`,
  'gateway.webhook_events.id': `t.id || '-' || i`,
  // Nothing looks into it, and a million orders' worth would fill a disk.
  'gateway.webhook_events.body': `'{}'`,
};

/** What retention or age takes from an order that nothing happens to any more, and what only fills a disk. */
const OLD = {
  'orchestrator.order_events.body': 'NULL',
  'orchestrator.workflow_runs.data': `'{}'`,
  'payments.operations.parameters': `'{}'`,
  'reconciliation.order_snapshots.body': `'{}'`,
  'reconciliation.journal_entries.source': `'{}'`,
  'reconciliation.journal_entries.movement': `'{}'`,
};

/** The same of a copy that is old. */
export const oldValueOf = (table, column) => OLD[`${table}.${column.column}`] ?? valueOf(table, column);

/** The value a column has in copy number `i` of the row `t`: names get that number, moments lie a second further back for each. */
export function valueOf(table, { column, type }) {
  const own = OWN[`${table}.${column}`];
  if (own !== undefined) return own;
  const value = `t."${column}"`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'text' && NAMES.test(column)) return `${value} || '-' || i`;
  if (type !== 'timestamp with time zone') return value;
  if (DUE.test(column)) return `now() + interval '30 days' + i * interval '1 second'`;
  return MOMENTS.test(column) ? `${value} - i * interval '1 second'` : value;
}
