/** Properties that OData leaves out unless they are asked for by `$expand`. */
const CONTAINED = new Set(['Lines', 'Components', 'CartLineComponents', 'ChildComponents', 'Items']);

/** The value as the engine shows it for an expand such as `Lines($expand=CartLineComponents),Components`. */
export function project(value: unknown, expand: string): unknown {
  if (Array.isArray(value)) return value.map((item) => project(item, expand));
  if (typeof value !== 'object' || value === null) return value;
  const asked = parseExpand(expand);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): Array<[string, unknown]> => {
      if (!CONTAINED.has(name)) return [[name, inner]];
      const nested = asked.get(name);
      return nested === undefined ? [] : [[name, project(inner, nested)]];
    }),
  );
}

function parseExpand(expand: string): Map<string, string> {
  const asked = new Map<string, string>();
  for (const part of splitOutsideParentheses(expand)) {
    const match = /^(\w+)(?:\(\$expand=(.*)\))?$/.exec(part.trim());
    if (match?.[1]) asked.set(match[1], match[2] ?? '');
  }
  return asked;
}

function splitOutsideParentheses(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.filter((part) => part !== '');
}
