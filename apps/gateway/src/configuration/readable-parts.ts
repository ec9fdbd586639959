import type { z } from 'zod';
import { ConnectionInputSchema, StoreInputSchema, type ConfigurationInput } from './document';
import { pathText } from './fault';

export interface ReadableParts {
  /** Every entry stands at its place; what could not be read has a stand-in. */
  readonly configuration: ConfigurationInput;
  /** Whether a fault is about a stand-in, and says nothing of what was sent. */
  readonly concernsStandIn: (path: string) => boolean;
}

type Fields = Readonly<Record<string, unknown>>;
interface Entry<T> {
  readonly value: T;
  readonly blamed: readonly string[];
}

const NOWHERE = 'https://stand-in.invalid/';
const UNNAMED = 'stand-in';
const CONNECTION = { id: UNNAMED, system: UNNAMED };
const STORE = {
  id: UNNAMED,
  commerce: UNNAMED,
  payment: UNNAMED,
  urls: { success: NOWHERE, cancel: NOWHERE },
};

/** Of a document that has the wrong shape somewhere: all that can be looked at. Undefined when it has no lists to look into. */
export function readableParts(document: unknown): ReadableParts | undefined {
  const { connections, stores } = fieldsOf(document);
  if (!Array.isArray(connections) || !Array.isArray(stores)) return undefined;
  const readConnections = read(connections, 'connections', ConnectionInputSchema, CONNECTION);
  const readStores = read(stores, 'stores', StoreInputSchema, STORE);
  const blamed = [...readConnections, ...readStores].flatMap((entry) => entry.blamed);
  return {
    configuration: {
      environment: 'sandbox',
      connections: readConnections.map(({ value }) => value),
      stores: readStores.map(({ value }) => value),
    },
    concernsStandIn: (path) =>
      blamed.some((at) => path === at || (/^[.[]/.test(path.slice(at.length)) && path.startsWith(at))),
  };
}

function read<T extends { readonly id: string }>(
  entries: readonly unknown[],
  list: string,
  schema: z.ZodType<T>,
  standIn: object,
): Array<Entry<T>> {
  return entries.map((entry, index): Entry<T> => {
    const path = `${list}[${index}]`;
    const parsed = schema.safeParse(entry);
    if (parsed.success) return { value: parsed.data, blamed: [] };
    const { id, ...fields } = fieldsOf(entry);
    // Other parts may name it, whatever is wrong with the name.
    const named = (value: T): T => (typeof id === 'string' ? { ...value, id } : value);
    const wrong = wrongFields(parsed.error);
    const rest = Object.entries(fields).filter(([field]) => !wrong.has(field));
    const mended = schema.safeParse({ ...standIn, ...Object.fromEntries(rest) });
    if (wrong.size === 0 || !mended.success) return { value: named(schema.parse(standIn)), blamed: [path] };
    return {
      value: named(mended.data),
      blamed: [...wrong].map((field) => pathText([field], path)),
    };
  });
}

function wrongFields(error: z.ZodError): ReadonlySet<string> {
  return new Set(
    error.issues.flatMap((issue) =>
      issue.path.length === 0 && issue.code === 'unrecognized_keys'
        ? issue.keys
        : issue.path.slice(0, 1).map(String),
    ),
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
