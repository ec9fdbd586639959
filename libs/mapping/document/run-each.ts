import { err, ok, type Result } from '#platform/errors/result';
import type { Expression } from '../expressions/expression';
import type { MappingFault } from '../fault';
import type { Budget } from './budget';
import type { CompiledEach, CompiledRule } from './compiled-rule';

type Input = Readonly<Record<string, unknown>>;
/** How one inner rule is run: its fault, or nothing. */
type Run = (
  rule: CompiledRule,
  input: Input,
  element: Record<string, unknown>,
  budget: Budget,
) => Promise<MappingFault | undefined>;
type Elements = Result<unknown[], MappingFault>;

/** A list of the source becomes a list of the target: flattened, filtered, grouped, then each element by its own rules. */
export async function runEach(
  target: string,
  each: CompiledEach,
  value: unknown,
  input: Input,
  budget: Budget,
  run: Run,
): Promise<Elements> {
  const { rule } = each;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const all: readonly unknown[] = rule.flatten ? list.flat(1) : list;
  if (all.length > rule.max) return err(tooMany(target, all.length, rule.max));
  const scopeOf = (item: unknown, index: number): Record<string, unknown> => ({
    ...input,
    [rule.as]: item,
    [`${rule.as}Index`]: index,
  });

  const groups = new Map<unknown, unknown[]>();
  for (const [index, item] of all.entries()) {
    const scope = scopeOf(item, index);
    if (each.where) {
      const kept = await ask(each.where, scope, target);
      if (!kept.ok) return kept;
      if (kept.value !== true) continue;
    }
    const key = each.groupBy ? await ask(each.groupBy, scope, target) : ok(index);
    if (!key.ok) return key;
    const name = typeof key.value === 'object' ? JSON.stringify(key.value) : key.value;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }

  const mapped: unknown[] = [];
  for (const group of groups.values()) {
    const scope = scopeOf(group[0], mapped.length);
    if (each.groupBy) scope[`${rule.as}Group`] = group;
    const element: Record<string, unknown> = {};
    for (const inner of each.rules) {
      const fault = await run(inner, scope, element, budget);
      if (fault) return err({ ...fault, field: `${target}[${mapped.length}].${fault.field}` });
    }
    mapped.push(element);
  }
  return ok(mapped);
}

async function ask(
  expression: Expression,
  scope: Input,
  target: string,
): Promise<Result<unknown, MappingFault>> {
  const answer = await expression.evaluate(scope);
  if (answer.ok) return answer;
  return err({
    field: target,
    code: answer.error.code,
    value: expression.source,
    expected: 'an expression that can be evaluated for every element',
    suggestion: answer.error.message,
  });
}

function tooMany(target: string, count: number, max: number): MappingFault {
  return {
    field: target,
    code: 'too-many-elements',
    value: count,
    expected: `at most ${max} elements`,
    suggestion: 'Filter the list in the source expression, or raise each.max.',
  };
}
