import type { PlainConfiguration } from '#testing/service/test-configuration';

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
}

/** A commerce system with its customers, as people use it. */
export interface ShopSide {
  readonly connection: PlainConfiguration['connections'][number];
  /** What the system tells of a change; the gateway would have taken it in. */
  onEvent(listener: (eventType: string, body: string) => void): void;
  register(person: Person): string;
  edit(id: string, fields: Partial<Person>): void;
  remove(id: string): void;
  /** The customer orders something; the order's key. */
  placeOrder(id: string): string;
  /** What stands in the system now; undefined when the record is gone. */
  shown(id: string): Partial<Person> | undefined;
  /** All that the system still knows of the record. */
  everything(id: string): unknown;
  /** Calls of ours that changed the record. */
  writes(id: string): number;
  close(): Promise<void>;
}
