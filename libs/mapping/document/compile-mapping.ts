import { err, ok, type Result } from '#platform/errors/result';
import { compileExpression, type Expression } from '../expressions/expression';
import type { DocumentFault } from '../fault';
import { parsePath } from '../path';
import { Mapping, type CompiledRule, type ValueSource } from './mapping';
import { MappingDocumentSchema, type FieldRule } from './mapping-document';
import { applyOverrides, type MappingOverrides } from './overrides';
import { zodFaults } from './zod-faults';

/**
 * Checks a mapping document and makes it ready to run; compile once, apply often.
 * Every fault of document and overrides is told at once.
 */
export function compileMapping(
  document: unknown,
  overrides: MappingOverrides = {},
): Result<Mapping, DocumentFault[]> {
  const parsed = MappingDocumentSchema.safeParse(document);
  if (!parsed.success) return err(zodFaults(parsed.error));
  const fields = applyOverrides(parsed.data.fields, overrides);
  if (!fields.ok) return fields;

  const faults: DocumentFault[] = [];
  const seen = new Set<string>();
  const rules = fields.value.flatMap((field, index) => {
    const path =
      field.target in overrides ? `overrides[${JSON.stringify(field.target)}]` : `fields[${index}]`;
    if (seen.has(field.target)) {
      faults.push({ path, code: 'duplicate-target', message: `${field.target} is mapped twice` });
    }
    if (!field.target.endsWith('.*')) seen.add(field.target);
    const rule = compileRule(field, path, faults);
    return rule ? [rule] : [];
  });
  const limits = parsed.data.limits.flatMap((limit, index) => {
    const target = parsePath(limit.target);
    if (!target)
      faults.push({ path: `limits[${index}].target`, code: 'invalid-path', message: 'Not a plain path' });
    return target ? [{ ...limit, path: target }] : [];
  });
  return faults.length > 0
    ? err(faults)
    : ok(new Mapping(parsed.data.id, parsed.data.version, rules, limits));
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
  const source = compileSource(field, path, faults);
  const when = field.when === undefined ? undefined : expressionAt(field.when, `${path}.when`, faults);
  for (const [index, transform] of field.transforms.entries()) {
    for (const argument of ['currency', 'zone', 'country'] as const) {
      const text = (transform as Partial<Record<typeof argument, string>>)[argument];
      if (text !== undefined && !parsePath(text)) {
        faults.push({
          path: `${path}.transforms[${index}].${argument}`,
          code: 'invalid-path',
          message: `${argument} is a path in the input, never a constant`,
        });
      }
    }
  }
  if (faults.length > before || !target || !source) return undefined;
  return { field, target, spread, source, when };
}

function compileSource(field: FieldRule, path: string, faults: DocumentFault[]): ValueSource | undefined {
  const given = [field.source, field.expression, field.value].filter((part) => part !== undefined);
  if (given.length !== 1) {
    faults.push({
      path,
      code: 'ambiguous-source',
      message: 'Give exactly one of source, expression and value',
    });
    return undefined;
  }
  if (field.value !== undefined) {
    if (/(^|[._-])(currency|country)$/i.test(field.target)) {
      faults.push({
        path: `${path}.value`,
        code: 'constant-not-allowed',
        message: `${field.target} must come from the input: a constant is right for one market only`,
      });
    }
    return { kind: 'value', value: field.value };
  }
  if (field.source !== undefined) {
    const source = parsePath(field.source);
    if (source) return { kind: 'path', path: source };
    faults.push({
      path: `${path}.source`,
      code: 'invalid-path',
      message: `${field.source} is not a plain path of names; use expression for more`,
    });
    return undefined;
  }
  const expression = expressionAt(field.expression!, `${path}.expression`, faults);
  return expression && { kind: 'expression', expression };
}

function expressionAt(source: string, path: string, faults: DocumentFault[]): Expression | undefined {
  const compiled = compileExpression(source);
  if (compiled.ok) return compiled.value;
  const { code, message, position } = compiled.error;
  faults.push({ path, code, message: position === undefined ? message : `${message} (at ${position})` });
  return undefined;
}
