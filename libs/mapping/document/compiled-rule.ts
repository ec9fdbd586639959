import type { Expression } from '../expressions/expression';
import type { Transform } from '../transforms/transform-schema';
import type { EachRule, FieldRule } from './mapping-document';

export type ValueSource =
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'value'; readonly value: unknown };

/** One way to a value; the first whose condition is true is taken. */
export interface CompiledCase {
  readonly when: Expression | undefined;
  readonly source: ValueSource;
  readonly transforms: readonly Transform[];
}

export interface CompiledEach {
  readonly rule: EachRule;
  readonly where: Expression | undefined;
  readonly groupBy: Expression | undefined;
  readonly rules: readonly CompiledRule[];
}

export interface CompiledRule {
  readonly field: FieldRule;
  readonly target: readonly string[];
  /** The value's entries are merged into the target. */
  readonly spread: boolean;
  readonly when: Expression | undefined;
  readonly cases: readonly CompiledCase[];
  readonly each: CompiledEach | undefined;
}
