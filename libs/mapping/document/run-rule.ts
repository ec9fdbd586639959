import { err, ok, type Result } from '#platform/errors/result';
import type { MappingFault } from '../fault';
import { readPath, writePath } from '../path';
import { applyTransform } from '../transforms/apply-transform';
import type { Transform } from '../transforms/transform-schema';
import type { ExpressionError } from '../expressions/expression';
import type { Budget } from './budget';
import { checkType } from './check-type';
import type { CompiledCase, CompiledRule } from './compiled-rule';
import { runEach } from './run-each';

export type Input = Readonly<Record<string, unknown>>;
type Value = Result<unknown, MappingFault>;

const empty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Writes one rule's value into the result; answers what was wrong with it. */
export async function runRule(
  rule: CompiledRule,
  input: Input,
  result: Record<string, unknown>,
  budget: Budget,
): Promise<MappingFault | undefined> {
  if (budget.spent()) return overBudget(rule);
  if (rule.when) {
    const condition = await rule.when.evaluate(input);
    if (!condition.ok) return expressionFault(rule, rule.when.source, condition.error);
    if (condition.value !== true) return undefined;
  }
  // Plain paths are most of a document: they run without a turn of the promise queue.
  const only = rule.cases.length === 1 ? rule.cases[0] : undefined;
  const raw =
    only?.when === undefined && only?.source.kind === 'path'
      ? transformed(rule, only.transforms, readPath(input, only.source.path), input)
      : await firstCase(rule, input);
  if (!raw.ok) return raw.error;
  const made = transformed(rule, rule.field.transforms, raw.value, input);
  if (!made.ok) return made.error;
  let value = made.value;
  if (rule.each && !empty(value)) {
    const list = await runEach(rule.field.target, rule.each, value, input, budget, runRule);
    if (!list.ok) return list.error;
    value = list.value;
  }
  const checked = finish(rule, value);
  if (!checked.ok) return checked.error;
  if (checked.value === undefined) return undefined;
  // The elements of a list have been weighed, each by itself.
  if (!rule.each && budget.outweighs(checked.value)) return overBudget(rule);
  return place(rule, result, checked.value);
}

/** The first case whose condition is true; nothing when none is. */
async function firstCase(rule: CompiledRule, input: Input): Promise<Value> {
  for (const one of rule.cases) {
    if (one.when) {
      const condition = await one.when.evaluate(input);
      if (!condition.ok) return err(expressionFault(rule, one.when.source, condition.error));
      if (condition.value !== true) continue;
    }
    const value = await read(rule, one, input);
    return value.ok ? transformed(rule, one.transforms, value.value, input) : value;
  }
  return ok(undefined);
}

async function read(rule: CompiledRule, { source }: CompiledCase, input: Input): Promise<Value> {
  if (source.kind === 'path') return ok(readPath(input, source.path));
  if (source.kind === 'value') return ok(source.value);
  const evaluated = await source.expression.evaluate(input);
  return evaluated.ok ? evaluated : err(expressionFault(rule, source.expression.source, evaluated.error));
}

function transformed(
  rule: CompiledRule,
  transforms: readonly Transform[],
  from: unknown,
  input: Input,
): Value {
  let value = from;
  for (const transform of transforms) {
    if (empty(value) && transform.name !== 'default' && transform.name !== 'lookup') continue;
    const next = applyTransform(transform, value, input);
    if (!next.ok) return err({ field: rule.field.target, ...next.error });
    value = next.value;
  }
  return ok(value);
}

function finish(rule: CompiledRule, from: unknown): Value {
  const { field } = rule;
  const value = empty(from) ? field.default : from;
  if (empty(value)) {
    if (!field.required) return ok(undefined);
    return err({
      field: field.target,
      code: 'missing',
      value: null,
      expected: `a value of type ${field.type}`,
      suggestion: suggestionForMissing(rule),
    });
  }
  const checked = checkType(value, field);
  return checked.ok ? checked : err({ field: field.target, ...checked.error });
}

function place(
  rule: CompiledRule,
  result: Record<string, unknown>,
  value: unknown,
): MappingFault | undefined {
  if (!rule.spread) {
    return writePath(result, rule.target, value) ? undefined : blocked(rule, value);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      field: rule.field.target,
      code: 'not-an-object',
      value,
      expected: 'an object whose entries are merged',
      suggestion: 'Let the expression give an object of names and values, and set the type to object.',
    };
  }
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || empty(member)) continue;
    if (!writePath(result, [...rule.target, key], member)) return blocked(rule, member);
  }
  return undefined;
}

function blocked(rule: CompiledRule, value: unknown): MappingFault {
  return {
    field: rule.field.target,
    code: 'target-blocked',
    value,
    expected: 'a target inside an object',
    suggestion: 'Another field writes a plain value to a part of this path: rename one of the two.',
  };
}

function expressionFault(rule: CompiledRule, source: string, error: ExpressionError): MappingFault {
  return {
    field: rule.field.target,
    code: error.code,
    value: source,
    expected: 'an expression that can be evaluated for this input',
    suggestion: error.message,
  };
}

export function overBudget(rule: CompiledRule): MappingFault {
  return {
    field: rule.field.target,
    code: 'mapping-limit',
    value: null,
    expected: 'a mapping that is done within its time and writes no more than a few megabytes',
    suggestion: 'Simplify the expressions, or filter long lists before their elements are mapped.',
  };
}

function suggestionForMissing(rule: CompiledRule): string {
  const from = rule.field.source ?? rule.field.expression ?? 'the rule';
  return `Fill ${from} in the source system, or give the field a default or another source.`;
}
