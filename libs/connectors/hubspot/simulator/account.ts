import type { Clock } from '#platform/clock/clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { HubSpotError, invalidProperties, type ErrorDetail } from './hubspot-error';
import { STANDARD_PROPERTIES, type PropertyDefinition } from './standard-properties';

export type ObjectType = 'contacts' | 'deals';

export interface CrmRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How often it was written, for judges. */
  readonly writes: number;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** The records and properties of one account. */
export class Account {
  private readonly counters: Collection<{ next: number }>;
  private readonly links: Collection<{ readonly dealId: string; readonly contactId: string }>;
  private readonly blocked: Collection<{ readonly email: string }>;

  constructor(
    private readonly store: SimulatorStore,
    private readonly clock: Clock,
    readonly stages: readonly string[],
  ) {
    this.counters = store.collection('counters');
    this.links = store.collection('associations');
    this.blocked = store.collection('blocked');
  }

  objects(type: ObjectType): Collection<CrmRecord> {
    return this.store.collection(type);
  }

  ownProperties(type: ObjectType): Collection<PropertyDefinition> {
    return this.store.collection(`properties-${type}`);
  }

  groups(type: ObjectType): Collection<{ readonly name: string; readonly label: string }> {
    return this.store.collection(`groups-${type}`);
  }

  properties(type: ObjectType): PropertyDefinition[] {
    return [...STANDARD_PROPERTIES[type], ...this.ownProperties(type).values()];
  }

  property(type: ObjectType, name: string): PropertyDefinition | undefined {
    return this.properties(type).find((property) => property.name === name);
  }

  find(type: ObjectType, id: string, idProperty?: string): CrmRecord | undefined {
    if (idProperty === undefined) return this.objects(type).get(id);
    return this.objects(type).find((record) => record.properties[idProperty] === id);
  }

  /** Throws what HubSpot answers when the record may not be so. */
  validate(type: ObjectType, properties: Readonly<Record<string, string>>, id: string | undefined): void {
    const faults = Object.entries(properties).flatMap(([name, value]) => this.faultsOf(type, name, value));
    if (faults.length > 0) throw invalidProperties(faults);
    for (const [name, value] of Object.entries(properties)) {
      if (!this.property(type, name)?.hasUniqueValue || value === '') continue;
      const owner = this.objects(type).find(
        (record) => record.id !== id && record.properties[name]?.toLowerCase() === value.toLowerCase(),
      );
      if (!owner) continue;
      throw new HubSpotError(
        409,
        'CONFLICT',
        name === 'email'
          ? `Contact already exists. Existing ID: ${owner.id}`
          : `A record with the value ${value} of ${name} exists already`,
      );
    }
  }

  write(
    type: ObjectType,
    properties: Readonly<Record<string, string>>,
    known: CrmRecord | undefined,
  ): CrmRecord {
    const now = this.clock.now().toISOString();
    const id = known?.id ?? this.nextId();
    return this.objects(type).set(id, {
      id,
      properties: { ...known?.properties, ...properties },
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      writes: (known?.writes ?? 0) + 1,
    });
  }

  associate(dealId: string, contactId: string): void {
    this.links.set(`${dealId} ${contactId}`, { dealId, contactId });
  }

  associations(): Array<{ readonly dealId: string; readonly contactId: string }> {
    return this.links.values();
  }

  /** For good: the record, its associations, and its address may not come back by itself. */
  erase(id: string): void {
    this.objects('contacts').delete(id);
    for (const [key, link] of this.links.entries()) if (link.contactId === id) this.links.delete(key);
  }

  block(email: string): void {
    this.blocked.set(email, { email });
  }

  blockedAddresses(): string[] {
    return this.blocked.values().map(({ email }) => email);
  }

  private faultsOf(type: ObjectType, name: string, value: string): ErrorDetail[] {
    const property = this.property(type, name);
    const fault = (message: string, code: string): ErrorDetail[] => [
      { message, code, context: { propertyName: [name] } },
    ];
    if (!property) return fault(`Property "${name}" does not exist`, 'PROPERTY_DOESNT_EXIST');
    if (value === '') return [];
    if (property.type === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) {
      return fault(`${value} was not a valid number.`, 'INVALID_INTEGER');
    }
    if (property.type === 'datetime' && Number.isNaN(Date.parse(value))) {
      return fault(`${value} was not a valid long.`, 'INVALID_LONG');
    }
    if (name === 'email' && !EMAIL.test(value)) {
      return fault(`Email address ${value} is invalid`, 'INVALID_EMAIL');
    }
    if (name === 'dealstage' && !this.stages.includes(value)) {
      return fault(`${value} was not one of the allowed options`, 'INVALID_OPTION');
    }
    return value.length > 65_536 ? fault('Value is too long', 'PROPERTY_VALUE_TOO_LONG') : [];
  }

  private nextId(): string {
    const { next } = this.counters.get('record') ?? { next: 151 };
    this.counters.set('record', { next: next + 1 });
    return String(next);
  }
}
