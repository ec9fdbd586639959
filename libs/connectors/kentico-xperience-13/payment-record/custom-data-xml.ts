import { XMLBuilder, XMLParser } from 'fast-xml-parser';

type Node = Record<string, unknown>;
const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  cdataPropName: '#cdata',
  commentPropName: '#comment',
} as const;
const parser = new XMLParser(options);
const builder = new XMLBuilder({ ...options, suppressEmptyNode: false });
const ROOT = 'CustomData';

/**
 * Sets children of `OrderCustomData` and leaves everything else in it as it is; null removes a child.
 * Returns undefined when nothing changes. Throws when the text is no XML: overwriting it would lose the shop's data.
 */
export function withCustomData(
  xml: string | null,
  values: Readonly<Record<string, string | null>>,
): string | undefined {
  const document = read(xml);
  const children = document.children;
  let changed = false;
  for (const [name, value] of Object.entries(values)) {
    const index = children.findIndex((node) => name in node);
    if (value === null) {
      if (index < 0) continue;
      children.splice(index, 1);
      changed = true;
    } else if (index < 0) {
      children.push(element(name, value));
      changed = true;
    } else if (textOf(children[index], name) !== value) {
      children[index] = element(name, value);
      changed = true;
    }
  }
  return changed ? String(builder.build(document.nodes)) : undefined;
}

/** Text of a child; null when it is missing. */
export function customDataValue(xml: string | null, name: string): string | null {
  const node = read(xml).children.find((candidate) => name in candidate);
  return node ? textOf(node, name) : null;
}

function read(xml: string | null): { readonly nodes: Node[]; readonly children: Node[] } {
  const nodes = xml === null || xml.trim() === '' ? [] : (parser.parse(xml, true) as Node[]);
  const root = nodes.find((node) => elementName(node) !== undefined);
  if (root) return { nodes, children: childrenOf(root, elementName(root) ?? ROOT) };
  const children: Node[] = [];
  return { nodes: [...nodes, { [ROOT]: children }], children };
}

function elementName(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#') && !key.startsWith('?'));
}

function childrenOf(node: Node | undefined, name: string): Node[] {
  const children = node?.[name];
  return Array.isArray(children) ? (children as Node[]) : [];
}

function textOf(node: Node | undefined, name: string): string {
  return childrenOf(node, name)
    .map((child) => (typeof child['#text'] === 'string' ? child['#text'] : ''))
    .join('');
}

function element(name: string, value: string): Node {
  return { [name]: [{ '#text': value }] };
}
