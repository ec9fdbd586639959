import { err, ok, type Result } from '#platform/errors/result';
import type { Expression } from '../expressions/expression';
import type { MappingFault } from '../fault';
import { readPath, writePath } from '../path';
import { applyTransform } from '../transforms/apply-transform';
import { checkType } from './check-type';
import { enforceLimit } from './enforce-limit';
import type { FieldRule, GroupLimit } from './mapping-document';

export type ValueSource =
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'value'; readonly value: unknown };

export interface CompiledRule {
  readonly field: FieldRule;
  readonly target: readonly string[];
  /** The value's entries are merged into the target. */
  readonly spread: boolean;
  readonly source: ValueSource;
  readonly when: Expression | undefined;
}

type Input = Readonly<Record<string, unknown>>;
type Value = Result<unknown, MappingFault>;

const empty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A checked mapping document, ready to run. Pure: the same input gives the same result. */
export class Mapping {
  constructor(
    readonly id: string,
    readonly version: number,
    private readonly rules: readonly CompiledRule[],
    private readonly limits: ReadonlyArray<GroupLimit & { readonly path: readonly string[] }>,
  ) {}

  /** Every target field in the document's order; the first value that cannot be mapped ends it. */
  async apply(input: Input): Promise<Result<Record<string, unknown>, MappingFault>> {
    const result: Record<string, unknown> = {};
    for (const rule of this.rules) {
      if (rule.when) {
        const condition = await rule.when.evaluate(input);
        if (!condition.ok) return err(expressionFault(rule, condition.error.message));
        if (condition.value !== true) continue;
      }
      const value = await this.valueOf(rule, input);
      if (!value.ok) return value;
      if (value.value === undefined) continue;
      const fault = place(rule, result, value.value);
      if (fault) return err(fault);
    }
    for (const limit of this.limits) {
      const fault = enforceLimit(readPath(result, limit.path), limit);
      if (fault) return err(fault);
    }
    return ok(result);
  }

  private async valueOf(rule: CompiledRule, input: Input): Promise<Value> {
    const { field, source } = rule;
    let value: unknown;
    if (source.kind === 'path') value = readPath(input, source.path);
    else if (source.kind === 'value') value = source.value;
    else {
      const evaluated = await source.expression.evaluate(input);
      if (!evaluated.ok) return err(expressionFault(rule, evaluated.error.message));
      value = evaluated.value;
    }
    for (const transform of field.transforms) {
      if (empty(value) && transform.name !== 'default' && transform.name !== 'lookup') continue;
      const transformed = applyTransform(transform, value, input);
      if (!transformed.ok) return err({ field: field.target, ...transformed.error });
      value = transformed.value;
    }
    if (empty(value)) value = field.default;
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

function expressionFault(rule: CompiledRule, message: string): MappingFault {
  return {
    field: rule.field.target,
    code: 'expression-failed',
    value: rule.field.expression ?? rule.field.when ?? null,
    expected: 'an expression that can be evaluated for this input',
    suggestion: message,
  };
}

function suggestionForMissing(rule: CompiledRule): string {
  const from = rule.field.source ?? rule.field.expression ?? 'the rule';
  return `Fill ${from} in the source system, or give the field a default or another source.`;
}
