import { expressionPaths } from '#mapping/check/expression-paths';
import type { FieldRule } from '#mapping/document/mapping-document';
import { absolutePath, type Element } from './rules';

/** A source field that a rule reads. */
export interface Read {
  /** From the input's root, without brackets. */
  readonly path: string;
  /** Taken as it is, or read on the way by an expression or condition. */
  readonly how: 'value' | 'computed';
}

/** Every source field that a rule reads, each once. */
export function sourcesOfRule(
  rule: FieldRule,
  elements: readonly Element[],
  roots: ReadonlySet<string>,
): Read[] {
  const found = new Map<string, Read['how']>();
  const names = new Set([...roots, ...elements.flatMap(({ as }) => [as, `${as}Group`])]);
  const add = (path: string, how: Read['how']): void => {
    const full = absolutePath(
      path.replace(/^(\w+)Group(?=\.|$)/, (all, as: string) => (isElement(as) ? as : all)),
      elements,
    );
    if (full !== undefined && (how === 'value' || !found.has(full))) found.set(full, how);
  };
  const isElement = (name: string): boolean => elements.some(({ as }) => as === name);
  const read = (expression: string | undefined): void => {
    if (expression === undefined) return;
    try {
      for (const path of expressionPaths(expression, names)) add(path, 'computed');
    } catch {
      // Half an expression reads nothing yet; the check tells what is wrong with it.
    }
  };
  for (const origin of [rule, ...(rule.cases ?? [])]) {
    if (origin.source !== undefined) add(origin.source, rule.cases ? 'computed' : 'value');
    read(origin.expression);
    read(origin.when);
  }
  return [...found].map(([path, how]) => ({ path, how }));
}
