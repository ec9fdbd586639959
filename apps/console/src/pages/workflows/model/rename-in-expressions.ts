/** The value with every mention of a step's output under its new name: `steps.old` and ``steps.`old` `` in any text. */
export function renameInExpressions(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return renameInText(value, from, to);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => renameInExpressions(item, from, to));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const before = Object.entries(value) as Array<[string, unknown]>;
  const after = before.map(([key, member]) => [key, renameInExpressions(member, from, to)] as const);
  return after.every(([, member], index) => member === before[index]?.[1])
    ? value
    : Object.fromEntries(after);
}

function renameInText(text: string, from: string, to: string): string {
  if (!text.includes('steps.')) return text;
  const name = /^[a-z][a-z0-9]*$/.test(to) ? to : `\`${to}\``;
  const pattern = from.includes('-')
    ? `\\bsteps\\.\`${from}\``
    : `\\bsteps\\.(?:\`${from}\`|${from}(?![\\w]))`;
  return text.replace(new RegExp(pattern, 'g'), `steps.${name}`);
}
