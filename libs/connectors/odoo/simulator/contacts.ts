import { validationError } from './odoo-error';
import type { Rec, Records, Values } from './records';

const MODEL = 'res.partner';
const REFERRING: ReadonlyArray<readonly [model: string, field: string]> = [
  ['sale.order', 'partner_id'],
  ['sale.order', 'partner_shipping_id'],
  ['account.move.line', 'partner_id'],
];

/** Contacts: a name is all that is asked of them, and documents keep them from being deleted. */
export class Contacts {
  constructor(private readonly records: Records) {}

  create(values: Values): Rec {
    requireName(values['name']);
    return this.records.insert(MODEL, { active: true, type: 'contact', customer_rank: 0, ...values });
  }

  write(id: number, values: Values): void {
    if ('name' in values) requireName(values['name']);
    this.records.update(MODEL, id, values);
  }

  unlink(id: number): void {
    const used = REFERRING.some(([model, field]) =>
      this.records.all(model).some((record) => record[field] === id),
    );
    if (used) {
      throw validationError(
        'The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.',
      );
    }
    this.records.remove(MODEL, id);
  }
}

function requireName(name: unknown): void {
  if (typeof name === 'string' && name !== '') return;
  throw validationError('The operation cannot be completed: Contacts require a name');
}
