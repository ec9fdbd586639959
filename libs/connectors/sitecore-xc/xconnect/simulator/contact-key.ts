import type { ContactIdentifier } from '#connectors/kit/contact-port';

const KEY = /^\/odata\/Contacts\(Identifier=('(?:[^']|'')*'),Source=('(?:[^']|'')*')\)$/;

/** The alternate key in an address such as `/odata/Contacts(Identifier='cus_1',Source='stripe')`. */
export function readContactKey(path: string): ContactIdentifier | undefined {
  const [, identifier, source] = KEY.exec(decodeURIComponent(path)) ?? [];
  if (identifier === undefined || source === undefined) return undefined;
  return { source: unquoted(source), identifier: unquoted(identifier) };
}

const unquoted = (literal: string): string => literal.slice(1, -1).replaceAll("''", "'");
