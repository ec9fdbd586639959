import { NsError, userError } from './ns-error';
import type { Rec, Records, Values } from './records';
import type { WorldOptions } from './world';

const TYPE = 'customer';
const SHORTEST_PHONE = 7;

/** Customers: persons with both names, or companies with one. */
export class CustomerDesk {
  constructor(
    private readonly records: Records,
    private readonly options: Pick<WorldOptions, 'autoNumbers'>,
  ) {}

  create(values: Values): Rec {
    checked(values);
    const number = `CUST${this.records.all(TYPE).length + 1}`;
    const entityId = this.options.autoNumbers ? number : nameOf(values);
    if (this.records.all(TYPE).some((customer) => customer['entityId'] === entityId)) {
      throw new NsError(
        400,
        'UNIQUE_CUST_ID_REQD',
        'Error while accessing a resource. A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
      );
    }
    return this.records.insert(TYPE, { ...values, entityId });
  }

  change(id: string, values: Values): Rec {
    const known = this.records.get(TYPE, id);
    checked({ ...known, ...values });
    return this.records.update(TYPE, known.id, values);
  }
}

function checked(values: Values): void {
  const missing = values['isPerson']
    ? ['firstName', 'lastName'].filter((field) => !values[field])
    : ['companyName'].filter((field) => !values[field]);
  if (missing.length > 0) throw userError(`Please enter value(s) for: ${missing.join(', ')}`);
  const { phone } = values;
  if (typeof phone === 'string' && phone.length < SHORTEST_PHONE) {
    throw userError('Phone number should have seven digits or more.');
  }
}

function nameOf({ isPerson, firstName, lastName, companyName }: Values): string {
  return isPerson ? `${String(firstName)} ${String(lastName)}` : String(companyName);
}
