import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';
import type { ValueType } from '#mapping/document/mapping-document';

/** A field of a tree: of the catalogue, an object or list on the way to one, or one that only a rule knows. */
export interface FieldNode {
  /** `order.lines[].sku`; a list itself is without brackets at its end. */
  readonly key: string;
  readonly name: string;
  readonly type: FieldType | null;
  readonly field: CatalogueField | null;
  readonly children: readonly FieldNode[];
}

interface Growing {
  key: string;
  name: string;
  field: CatalogueField | null;
  list: boolean;
  children: Map<string, Growing>;
}

/** The fields of a side as a tree, in the catalogue's order; `further` are keys that the catalogue does not list. */
export function treeOf(catalogue: readonly CatalogueField[], further: readonly string[] = []): FieldNode[] {
  const roots = new Map<string, Growing>();
  const grow = (path: string): Growing | undefined => {
    let level = roots;
    let node: Growing | undefined;
    let key = '';
    for (const segment of path.split('.')) {
      const list = segment.endsWith('[]');
      const name = list ? segment.slice(0, -2) : segment;
      const here: string = node ? `${node.list ? `${key}[]` : key}.${name}` : name;
      const known: Growing | undefined = level.get(name);
      node = known ?? { key: here, name, field: null, list: false, children: new Map() };
      if (!known) level.set(name, node);
      if (list) node.list = true;
      key = here;
      level = node.children;
    }
    return node;
  };
  for (const field of catalogue) {
    const node = grow(field.path);
    if (node) node.field = field;
  }
  for (const key of further) grow(key);
  // A name that only a rule knows is of the type that any name has there.
  const done = ({ key, name, field, list, children }: Growing, any: FieldType | null): FieldNode => ({
    key,
    name,
    type: field?.type ?? (list ? 'list' : children.size > 0 ? 'object' : any),
    field,
    children: [...children.values()].map((child) => done(child, children.get('*')?.field?.type ?? null)),
  });
  return [...roots.values()].map((root) => done(root, null));
}

/** The nodes in the order they are drawn, with how deep they lie; what lies in closed ones is left out. */
export interface Row {
  readonly node: FieldNode;
  readonly level: number;
  readonly open: boolean;
  readonly parent: string | null;
}
export function rowsOf(
  nodes: readonly FieldNode[],
  isOpen: (node: FieldNode) => boolean,
  level = 1,
  parent: string | null = null,
): Row[] {
  return nodes.flatMap((node) => {
    const open = node.children.length > 0 && isOpen(node);
    return [
      { node, level, open, parent },
      ...(open ? rowsOf(node.children, isOpen, level + 1, node.key) : []),
    ];
  });
}

export function findNode(nodes: readonly FieldNode[], key: string): FieldNode | undefined {
  for (const node of nodes) {
    if (node.key === key) return node;
    const inner = findNode(node.children, key);
    if (inner) return inner;
  }
  return undefined;
}

const RULE_TYPES: Readonly<Record<FieldType, ValueType>> = {
  text: 'text',
  integer: 'integer',
  decimal: 'decimal',
  'money-minor': 'money-minor',
  boolean: 'boolean',
  date: 'date',
  instant: 'instant',
  country: 'country',
  currency: 'text',
  email: 'email',
  phone: 'text',
  list: 'list',
  object: 'object',
};
export const ruleType = (type: FieldType | null): ValueType => (type === null ? 'text' : RULE_TYPES[type]);

/** Only names of letters, digits and underscores can stand in an expression without quotes. */
export const inExpression = (path: string): string =>
  path
    .split('.')
    .map((name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``))
    .join('.');
