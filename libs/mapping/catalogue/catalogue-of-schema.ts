import { z } from 'zod';
import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

export interface Told {
  readonly meaning: string;
  readonly example: string | null;
}

/** The fields of one of our models, read from its contract; what they mean is told from outside. */
export function catalogueOfSchema(
  object: string,
  schema: z.ZodType,
  tell: (path: string) => Told,
): CatalogueField[] {
  const walk = (part: JsonSchema, path: string): CatalogueField[] => {
    const nullable = part.anyOf?.some(({ type }) => type === 'null') ?? false;
    const here = part.anyOf?.find(({ type }) => type !== 'null') ?? part;
    const field: CatalogueField = {
      object,
      path,
      type: typeOf(here, path),
      required: !nullable,
      ...tell(path),
      maxLength: here.maxLength ?? null,
      limit: here.maxItems === undefined ? null : `${here.maxItems} elements`,
      canonical: path,
    };
    const inner = Object.entries(here.properties ?? {});
    const any = here.additionalProperties;
    return [
      field,
      ...inner.flatMap(([key, value]) => walk(value, `${path}.${key}`)),
      ...(here.items?.properties ? partsOf(here.items, `${path}[].`) : []),
      ...(typeof any === 'object' ? walk(any, `${path}.*`) : []),
    ];
  };
  const partsOf = (part: JsonSchema, prefix: string): CatalogueField[] =>
    Object.entries(part.properties ?? {}).flatMap(([key, value]) => walk(value, prefix + key));
  return partsOf(z.toJSONSchema(schema) as JsonSchema, '');
}

function typeOf(schema: JsonSchema, path: string): FieldType {
  switch (schema.type) {
    case 'object':
      return 'object';
    case 'array':
      return 'list';
    case 'boolean':
      return 'boolean';
    case 'integer':
      return path.endsWith('.amount') ? 'money-minor' : 'integer';
    case 'number':
      return 'decimal';
    default:
      return textType(schema, path.slice(path.lastIndexOf('.') + 1));
  }
}

function textType(schema: JsonSchema, name: string): FieldType {
  if (schema.format === 'date-time') return 'instant';
  if (schema.pattern === '^[A-Z]{3}$') return 'currency';
  if (schema.pattern === '^[A-Z]{2}$') return 'country';
  if (name === 'email' || name === 'phone') return name;
  return 'text';
}
