import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { JsonSchema } from '../../../parts/json-schema';
import type { Element } from './rules';
import { treeOf, type FieldNode } from './fields';

type Data = Readonly<Record<string, unknown>>;

/** An input made of the catalogue's examples, for the time before an order is chosen. */
export const sampleOf = (catalogue: readonly CatalogueField[]): Data => objectOf(treeOf(catalogue));

function objectOf(nodes: readonly FieldNode[]): Record<string, unknown> {
  return Object.fromEntries(
    nodes.filter(({ name }) => name !== '*').map((node) => [node.name, valueOf(node)]),
  );
}

function valueOf(node: FieldNode): unknown {
  if (node.type === 'list') return node.children.length > 0 ? [objectOf(node.children)] : [];
  if (node.children.length > 0 || node.type === 'object') return objectOf(node.children);
  const example = node.field?.example;
  switch (node.type) {
    case 'integer':
    case 'money-minor':
      return Number(example ?? (node.type === 'integer' ? 1 : 4990));
    case 'decimal':
      return Number(example ?? 49.9);
    case 'boolean':
      return example === 'true';
    case 'instant':
      return example ?? '2026-01-15T10:00:00Z';
    case 'date':
      return example ?? '2026-01-15';
    case 'country':
      return example ?? 'DE';
    case 'currency':
      return example ?? 'EUR';
    case 'email':
      return example ?? 'shopper@example.com';
    default:
      return example ?? node.name;
  }
}

/** The input of an inner rule: the whole input, and the first element of each list under its name. */
export function withElements(input: Data, elements: readonly Element[]): Data {
  const data: Record<string, unknown> = { ...input };
  for (const { as, list } of elements) {
    const found = list === null ? undefined : readPlain(input, list);
    const all: readonly unknown[] = Array.isArray(found) ? found : [];
    data[as] = all[0];
    data[`${as}Index`] = 0;
    data[`${as}Group`] = all.slice(0, 1);
  }
  return data;
}

/** The value at a path, through the first element of each list on the way. */
export function readPlain(data: unknown, path: string): unknown {
  let value = data;
  for (const name of path.replaceAll('[]', '').split('.')) {
    const within = Array.isArray(value) ? (value[0] as unknown) : value;
    if (typeof within !== 'object' || within === null || !Object.hasOwn(within, name)) return undefined;
    value = (within as Record<string, unknown>)[name];
  }
  return value;
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'integer',
  'money-minor': 'integer',
  decimal: 'number',
};

/** The shape of the input for completion; elements of lists stand under their names. */
export function schemaOf(nodes: readonly FieldNode[], elements: readonly Element[]): JsonSchema {
  const whole = schemaOfAll(nodes);
  const properties = { ...whole.properties };
  for (const { as, list } of elements) {
    const found = list
      ?.split('.')
      .reduce<JsonSchema | undefined>((schema, name) => (schema?.items ?? schema)?.properties?.[name], whole);
    const item = found?.items ?? {};
    Object.assign(properties, {
      [as]: item,
      [`${as}Index`]: { type: 'integer' },
      [`${as}Group`]: { type: 'array', items: item },
    });
  }
  return { type: 'object', properties };
}

function schemaOfAll(nodes: readonly FieldNode[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      nodes.filter(({ name }) => name !== '*').map((node) => [node.name, schemaOfOne(node)]),
    ),
  };
}

function schemaOfOne({ type, field, children }: FieldNode): JsonSchema {
  const about = field ? { description: field.meaning } : {};
  if (type === 'list') return { type: 'array', items: schemaOfAll(children), ...about };
  if (children.length > 0) return { ...schemaOfAll(children), ...about };
  return { type: (type && TYPES[type]) ?? type ?? 'string', ...about };
}
