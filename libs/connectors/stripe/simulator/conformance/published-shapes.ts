import Ajv, { type ValidateFunction } from 'ajv';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Stripe's published files lie beside the project where they may be used; they are not ours to commit. */
const DATA = resolve(__dirname, '../../../../../../shared/data');

type Json = Record<string, unknown>;

function load(prefix: string): Json | undefined {
  if (!existsSync(DATA)) return undefined;
  const name = readdirSync(DATA).find((file) => file.startsWith(prefix));
  return name === undefined ? undefined : (JSON.parse(readFileSync(resolve(DATA, name), 'utf8')) as Json);
}

export interface PublishedShapes {
  /** Checks an object against the published schema of its kind. */
  validator(kind: string): ValidateFunction;
  /** Fields of the published sample of its kind. */
  sampleFields(kind: string): ReadonlySet<string>;
}

/** Undefined where the files are not at hand. */
export function publishedShapes(): PublishedShapes | undefined {
  const spec = load('stripe-openapi-spec3');
  const fixtures = load('stripe-openapi-fixtures3');
  if (!spec || !fixtures) return undefined;
  const schemas = (spec['components'] as { schemas: Json }).schemas;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'stripe', definitions: toJsonSchema(schemas) });
  const resources = fixtures['resources'] as Record<string, Json>;
  return {
    validator: (kind) => {
      const found = ajv.getSchema(`stripe#/definitions/${kind}`);
      if (!found) throw new Error(`the specification has no ${kind}`);
      return found;
    },
    sampleFields: (kind) => new Set(Object.keys(resources[kind] ?? {})),
  };
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, extensions go. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Json;
  const converted: Json = {};
  for (const [key, value] of Object.entries(rest)) {
    if (key.startsWith('x-')) continue;
    converted[key] =
      key === '$ref' && typeof value === 'string'
        ? value.replace('#/components/schemas/', 'stripe#/definitions/')
        : toJsonSchema(value);
  }
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}
