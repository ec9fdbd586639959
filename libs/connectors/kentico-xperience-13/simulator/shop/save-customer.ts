import type { KenticoDatabase } from '../kentico-database';
import { customerTable } from '../schema/people-tables';
import type { Row } from '../schema/table';

export interface CustomerObserver {
  customerSaved(customer: Row, kind: 'created' | 'updated' | 'deleted', changed: readonly string[]): void;
}

/** `CustomerInfoProvider.SetCustomerInfo`: the one path by which checkout, administration and REST write a customer. */
export class CustomerSaver {
  private readonly observers: CustomerObserver[] = [];

  constructor(private readonly database: KenticoDatabase) {}

  observe(observer: CustomerObserver): void {
    this.observers.push(observer);
  }

  create(values: Row): Row {
    const customer = this.database.insert(customerTable, values);
    this.tell(customer, 'created', Object.keys(values));
    return customer;
  }

  update(customer: Row, values: Row): Row {
    const changed = Object.keys(values).filter((name) => values[name] !== customer[name]);
    this.database.update(customerTable, customer, values);
    this.tell(customer, 'updated', changed);
    return customer;
  }

  delete(customer: Row): void {
    this.database.delete(customerTable, customer);
    this.tell(customer, 'deleted', []);
  }

  private tell(customer: Row, kind: 'created' | 'updated' | 'deleted', changed: readonly string[]): void {
    for (const observer of this.observers) observer.customerSaved(customer, kind, changed);
  }
}
