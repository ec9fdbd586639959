import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { HubSpotClient } from '../client/hubspot-client';
import type { ObjectType } from '../client/upsert-batch';
import { CUSTOM_PROPERTIES, PROPERTY_GROUP, type CustomProperty } from './custom-properties';

const listSchema = z.object({
  results: z.array(
    z.object({ name: z.string(), type: z.string(), hasUniqueValue: z.boolean().default(false) }),
  ),
});
type Known = Map<string, { readonly type: string; readonly hasUniqueValue: boolean }>;

const GUIDE = 'docs/connect/hubspot.md lists the properties with their types.';

/** Compares the account's properties with those we write, once per process and type, and makes what is missing. */
export class PropertySetUp {
  private readonly known = new Map<ObjectType, Known>();

  constructor(
    private readonly client: HubSpotClient,
    private readonly mayCreate: boolean,
  ) {}

  /** @throws Failure permanent `crm-property-drifted` or, where none may be made, `crm-property-missing`. */
  async ensure(type: ObjectType, further: readonly CustomProperty[] = []): Promise<void> {
    const known = this.known.get(type) ?? (await this.read(type));
    const wanted = [...CUSTOM_PROPERTIES[type], ...further];
    for (const property of wanted) requireSame(type, property, known);
    const missing = wanted.filter(({ name }) => !known.has(name));
    if (missing.length > 0) await this.create(type, missing, known);
    this.known.set(type, known);
  }

  /** Only looks. */
  async check(type: ObjectType): Promise<void> {
    const known = await this.read(type);
    for (const property of CUSTOM_PROPERTIES[type]) requireSame(type, property, known);
    const missing = CUSTOM_PROPERTIES[type].filter(({ name }) => !known.has(name));
    if (missing.length > 0 && !this.mayCreate) throw missingProperties(type, missing);
  }

  /** Somebody has deleted one: look again before the next write. */
  forget(): void {
    this.known.clear();
  }

  private async read(type: ObjectType): Promise<Known> {
    const body = await this.client.call(`Properties of ${type}`, {
      method: 'GET',
      path: `/crm/v3/properties/${type}`,
    });
    return new Map(listSchema.parse(body).results.map((property) => [property.name, property]));
  }

  private async create(type: ObjectType, missing: readonly CustomProperty[], known: Known): Promise<void> {
    if (!this.mayCreate) throw missingProperties(type, missing);
    await this.createGroup(type);
    for (const property of missing) {
      await this.unlessThere(`Making the property ${property.name}`, `/crm/v3/properties/${type}`, {
        ...property,
        groupName: PROPERTY_GROUP,
      });
      known.set(property.name, property);
    }
  }

  private createGroup(type: ObjectType): Promise<void> {
    const group = { name: PROPERTY_GROUP, label: 'Tillbridge' };
    return this.unlessThere('Making the group of properties', `/crm/v3/properties/${type}/groups`, group);
  }

  /** Another process may make the same at the same moment. */
  private async unlessThere(what: string, path: string, json: object): Promise<void> {
    try {
      await this.client.call(what, { method: 'POST', path, json });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'crm-conflict') throw error;
    }
  }
}

function requireSame(type: ObjectType, wanted: CustomProperty, known: Known): void {
  const found = known.get(wanted.name);
  if (!found || (found.type === wanted.type && found.hasUniqueValue === wanted.hasUniqueValue)) return;
  throw Failure.permanent(
    'crm-property-drifted',
    `The property ${wanted.name} of ${type} is not as it must be: ${wanted.type}${wanted.hasUniqueValue ? ', unique' : ''}`,
    {
      details: { type, property: wanted.name, found: found.type, unique: found.hasUniqueValue },
      suggestion: `Delete or rename that property in HubSpot; the right one is made then. ${GUIDE}`,
    },
  );
}

function missingProperties(type: ObjectType, missing: readonly CustomProperty[]): Failure {
  const names = missing.map(({ name }) => name);
  return Failure.permanent('crm-property-missing', `${type} lack the properties ${names.join(', ')}`, {
    details: { type, missing: names },
    suggestion: `Make them, or let them be made (createProperties). ${GUIDE}`,
  });
}
