import jsonata from 'jsonata';

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
}

/** Paths of names that begin at one of the roots: `order.customer.email`; what follows a computed step is not looked at. */
export function expressionPaths(expression: string, roots: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, steps } = node as Node;
    if (type === 'path' && steps) {
      const end = steps.findIndex((step) => step.type !== 'name' || typeof step.value !== 'string');
      const names = steps.slice(0, end === -1 ? undefined : end).map(({ value }) => value as string);
      if (names[0] !== undefined && roots.has(names[0])) found.add(names.join('.'));
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(jsonata(expression).ast());
  return [...found];
}
