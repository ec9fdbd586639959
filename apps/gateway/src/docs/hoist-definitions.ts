type Json = Readonly<Record<string, unknown>>;

const LOCAL = '#/$defs/';

export interface Hoisted<T> {
  readonly document: T;
  readonly schemas: Readonly<Record<string, unknown>>;
}

/**
 * A schema that contains itself refers to definitions inside it by `#/$defs/...`, which in a larger document means the top of that
 * document, where they are not: they move to where every part of it finds them, the same ones once.
 */
export function hoistDefinitions<T>(document: T): Hoisted<T> {
  const names = new Map<string, string>();
  const schemas: Record<string, unknown> = {};

  const nameOf = (definition: unknown, local: string): string => {
    const text = JSON.stringify(definition).replaceAll(`"${LOCAL}${local}"`, '"#"');
    // What refers to its neighbours too means the neighbours of its own schema.
    const content = text.includes(`"${LOCAL}`) ? `${names.size} ${text}` : text;
    const known = names.get(content);
    if (known !== undefined) return known;
    const name = `Recursive${names.size + 1}`;
    names.set(content, name);
    return name;
  };

  const move = (value: unknown, scope: ReadonlyMap<string, string>): unknown => {
    if (Array.isArray(value)) return value.map((one) => move(one, scope));
    if (!isObject(value)) return value;
    const { $defs, ...rest } = value;
    const inner = isObject($defs)
      ? new Map(Object.entries($defs).map(([local, definition]) => [local, nameOf(definition, local)]))
      : scope;
    for (const [local, definition] of isObject($defs) ? Object.entries($defs) : []) {
      schemas[inner.get(local)!] ??= move(definition, inner);
    }
    return Object.fromEntries(
      Object.entries(rest).map(([key, one]) => {
        const name =
          key === '$ref' && typeof one === 'string' ? inner.get(one.slice(LOCAL.length)) : undefined;
        return [key, name === undefined ? move(one, inner) : `#/components/schemas/${name}`];
      }),
    );
  };

  return { document: move(document, new Map()) as T, schemas };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
