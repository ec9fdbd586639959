import { compileExpression, type Expression } from '../expressions/expression';
import type { DocumentFault } from '../fault';
import { parsePath } from '../path';
import type { Transform } from '../transforms/transform-schema';
import type { CompiledCase, CompiledEach, CompiledRule, ValueSource } from './compiled-rule';
import type { EachRule, FieldRule, RuleCase } from './mapping-document';

/** Rules of one level, in their order; every fault is added to `faults`. */
export function compileRules(
  fields: readonly FieldRule[],
  faults: DocumentFault[],
  pathOf: (field: FieldRule, index: number) => string,
): CompiledRule[] {
  const seen = new Set<string>();
  return fields.flatMap((field, index) => {
    const path = pathOf(field, index);
    if (seen.has(field.target)) {
      faults.push({ path, code: 'duplicate-target', message: `${field.target} is mapped twice` });
    }
    if (!field.target.endsWith('.*')) seen.add(field.target);
    const rule = compileRule(field, path, faults);
    return rule ? [rule] : [];
  });
}

function compileRule(field: FieldRule, path: string, faults: DocumentFault[]): CompiledRule | undefined {
  const before = faults.length;
  const spread = field.target.endsWith('.*');
  const target = parsePath(spread ? field.target.slice(0, -2) : field.target);
  if (!target) {
    faults.push({
      path: `${path}.target`,
      code: 'invalid-path',
      message: `${field.target} is not a plain path of names`,
    });
  }
  const cases = compileCases(field, path, faults);
  const when = field.when === undefined ? undefined : expressionAt(field.when, `${path}.when`, faults);
  checkArguments(field.transforms, path, faults);
  const each = field.each && compileEach(field.each, `${path}.each`, faults);
  if (field.each && field.type !== 'list') {
    faults.push({ path: `${path}.type`, code: 'not-a-list', message: 'A rule with each has type list' });
  }
  if (faults.length > before || !target) return undefined;
  return { field, target, spread, when, cases, each };
}

function compileCases(field: FieldRule, path: string, faults: DocumentFault[]): CompiledCase[] {
  const compileCase = (one: RuleCase, at: string): CompiledCase[] => {
    const source = compileSource(one, field.target, at, faults);
    const when = one.when === undefined ? undefined : expressionAt(one.when, `${at}.when`, faults);
    checkArguments(one.transforms, at, faults);
    return source ? [{ source, when, transforms: one.transforms }] : [];
  };
  if (field.cases === undefined) {
    const { source, expression, value } = field;
    return compileCase({ source, expression, value, transforms: [] }, path);
  }
  if (field.source !== undefined || field.expression !== undefined || field.value !== undefined) {
    faults.push({ path, code: 'ambiguous-source', message: 'Cases take the place of a source: give one' });
  }
  const last = field.cases.length - 1;
  return field.cases.flatMap((one, index) => {
    const at = `${path}.cases[${index}]`;
    if (one.when === undefined && index < last) {
      faults.push({
        path: at,
        code: 'unreachable-case',
        message: 'It is always taken: those after it never',
      });
    }
    return compileCase(one, at);
  });
}

function compileEach(rule: EachRule, path: string, faults: DocumentFault[]): CompiledEach {
  return {
    rule,
    where: rule.where === undefined ? undefined : expressionAt(rule.where, `${path}.where`, faults),
    groupBy: rule.groupBy === undefined ? undefined : expressionAt(rule.groupBy, `${path}.groupBy`, faults),
    rules: compileRules(rule.fields, faults, (_field, index) => `${path}.fields[${index}]`),
  };
}

function checkArguments(transforms: readonly Transform[], path: string, faults: DocumentFault[]): void {
  for (const [index, transform] of transforms.entries()) {
    for (const argument of ['currency', 'zone', 'country'] as const) {
      const text = (transform as Partial<Record<typeof argument, string>>)[argument];
      if (text === undefined || parsePath(text)) continue;
      faults.push({
        path: `${path}.transforms[${index}].${argument}`,
        code: 'invalid-path',
        message: `${argument} is a path in the input, never a constant`,
      });
    }
  }
}

type Origin = Pick<RuleCase, 'source' | 'expression' | 'value'>;

function compileSource(
  origin: Origin,
  target: string,
  path: string,
  faults: DocumentFault[],
): ValueSource | undefined {
  const given = [origin.source, origin.expression, origin.value].filter((part) => part !== undefined);
  if (given.length !== 1) {
    faults.push({
      path,
      code: 'ambiguous-source',
      message: 'Give exactly one of source, expression and value',
    });
    return undefined;
  }
  if (origin.value !== undefined) {
    if (/(^|[._-])(currency|country)$/i.test(target)) {
      faults.push({
        path: `${path}.value`,
        code: 'constant-not-allowed',
        message: `${target} must come from the input: a constant is right for one market only`,
      });
    }
    return { kind: 'value', value: origin.value };
  }
  if (origin.source !== undefined) {
    const source = parsePath(origin.source);
    if (source) return { kind: 'path', path: source };
    faults.push({
      path: `${path}.source`,
      code: 'invalid-path',
      message: `${origin.source} is not a plain path of names; use expression for more`,
    });
    return undefined;
  }
  const expression = expressionAt(origin.expression!, `${path}.expression`, faults);
  return expression && { kind: 'expression', expression };
}

function expressionAt(source: string, path: string, faults: DocumentFault[]): Expression | undefined {
  const compiled = compileExpression(source);
  if (compiled.ok) return compiled.value;
  const { code, message, position } = compiled.error;
  faults.push({ path, code, message: position === undefined ? message : `${message} (at ${position})` });
  return undefined;
}
