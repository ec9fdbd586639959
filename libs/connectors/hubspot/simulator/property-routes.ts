import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Account, ObjectType } from './account';
import { HubSpotError, notFound } from './hubspot-error';

const FIELD_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'textarea', 'phonenumber', 'html'],
  number: ['number'],
  datetime: ['date'],
  date: ['date'],
};
const name = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/);
const groupSchema = z.strictObject({ name, label: z.string().min(1), displayOrder: z.int().optional() });
const propertySchema = z.strictObject({
  name,
  label: z.string().min(1),
  type: z.enum(['string', 'number', 'datetime', 'date']),
  fieldType: z.string(),
  groupName: z.string(),
  hasUniqueValue: z.boolean().default(false),
  description: z.string().optional(),
});
/** No account may have more unique properties of one kind of record. */
const MOST_UNIQUE = 10;

export function registerPropertyRoutes(app: FastifyInstance, account: Account, type: ObjectType): void {
  const path = `/crm/v3/properties/${type}`;
  app.get(path, () => ({ results: account.properties(type) }));
  app.post(`${path}/groups`, (request, reply) => {
    const group = parse(groupSchema, request.body);
    if (account.groups(type).has(group.name)) throw exists(`Property group ${group.name} already exists`);
    return reply.code(201).send(account.groups(type).set(group.name, group));
  });
  app.post(path, (request, reply) => {
    const property = parse(propertySchema, request.body);
    if (account.property(type, property.name)) throw exists(`Property ${property.name} already exists`);
    if (!account.groups(type).has(property.groupName)) {
      throw invalid(`Group ${property.groupName} does not exist`);
    }
    if (!FIELD_TYPES[property.type]?.includes(property.fieldType)) {
      throw invalid(`fieldType ${property.fieldType} is not valid for type ${property.type}`);
    }
    const unique = account.ownProperties(type).filter(({ hasUniqueValue }) => hasUniqueValue).length;
    if (property.hasUniqueValue && unique >= MOST_UNIQUE) throw invalid('Too many unique properties');
    return reply.code(201).send(account.ownProperties(type).set(property.name, property));
  });
  app.delete<{ Params: { name: string } }>(`${path}/:name`, (request, reply) => {
    if (!account.ownProperties(type).delete(request.params.name)) throw notFound();
    return reply.code(204).send();
  });
}

const exists = (message: string): HubSpotError => new HubSpotError(409, 'OBJECT_ALREADY_EXISTS', message);
const invalid = (message: string): HubSpotError => new HubSpotError(400, 'VALIDATION_ERROR', message);

function parse<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalid(`Invalid input JSON: ${result.error.issues[0]?.message}`);
}
