import type { Clock } from '#platform/clock/clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { missingError, OdooError, valueError } from './odoo-error';
import type { Kind } from './schema';
import { SCHEMA } from './schema';

export type Values = Readonly<Record<string, unknown>>;
export type Rec = Record<string, unknown> & { readonly id: number };

/** The database: records by model, with numbers that are never given twice and the time of their last change. */
export class Records {
  constructor(
    private readonly store: SimulatorStore,
    private readonly clock: Clock,
  ) {}

  all(model: string): Rec[] {
    return this.table(model).values();
  }

  find(model: string, id: unknown): Rec | undefined {
    return this.table(model).get(String(id));
  }

  get(model: string, id: unknown): Rec {
    const found = this.find(model, id);
    if (!found) throw missingError(model, Number(id));
    return found;
  }

  insert(model: string, values: Values): Rec {
    checkFields(model, values);
    const id = this.next(model);
    const at = this.now();
    return this.table(model).set(String(id), { ...values, id, create_date: at, write_date: at });
  }

  update(model: string, id: number, values: Values): Rec {
    checkFields(model, values);
    const known = this.get(model, id);
    return this.table(model).set(String(id), { ...known, ...values, id, write_date: this.now() });
  }

  remove(model: string, id: number): void {
    this.get(model, id);
    this.table(model).delete(String(id));
  }

  /** To the microsecond, as the database has it; what is told is cut to the second. */
  private now(): string {
    return `${this.clock.now().toISOString().slice(0, -1).replace('T', ' ')}000`;
  }

  private next(model: string): number {
    const numbers = this.store.collection<{ last: number }>('numbers');
    const last = (numbers.get(model)?.last ?? 0) + 1;
    numbers.set(model, { last });
    return last;
  }

  private table(model: string): Collection<Rec> {
    fieldsOf(model);
    return this.store.collection<Rec>(model);
  }
}

/** @throws OdooError for a model that is not installed */
export function fieldsOf(model: string): Readonly<Record<string, Kind>> {
  const fields = SCHEMA[model];
  if (fields) return fields;
  throw new OdooError(404, 'werkzeug.exceptions.NotFound', `the model '${model}' does not exist`);
}

export function kindOf(model: string, field: string): Kind {
  const kind = fieldsOf(model)[field];
  if (kind === undefined) throw valueError(`Invalid field '${field}' on '${model}'`);
  return kind;
}

function checkFields(model: string, values: Values): void {
  for (const field of Object.keys(values)) kindOf(model, field);
}
