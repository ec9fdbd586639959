/** An element as the parser gives it: an object, a text, or a list of them. Names are looked up without their prefix. */
export type XmlNode = unknown;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

export function children(node: XmlNode, name: string): XmlNode[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  return Object.entries(node).flatMap(([key, value]: [string, XmlNode]) => {
    if (key.startsWith('@') || local(key) !== name) return [];
    return Array.isArray(value) ? (value as XmlNode[]) : [value];
  });
}

/** The first element down the path; undefined when there is none. */
export function child(node: XmlNode, ...path: readonly string[]): XmlNode {
  return path.reduce((at: XmlNode, name) => children(at, name)[0], node);
}

/** The text in an element, blanks cut off; null when there is none. */
export function textOf(node: XmlNode): string | null {
  const inner = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)['#text'] : node;
  const text = typeof inner === 'string' ? inner.trim() : '';
  return text === '' ? null : text;
}

export const textAt = (node: XmlNode, ...path: readonly string[]): string | null =>
  textOf(child(node, ...path));

export function attributeOf(node: XmlNode, name: string): string | null {
  const value =
    typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() : null;
}
