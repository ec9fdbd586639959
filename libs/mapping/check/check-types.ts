import type { FieldRule } from '../document/mapping-document';
import { absolute, type Scope } from './check-sources';
import type { FieldIndex } from './field-index';
import type { Found } from './remark';
import { misfit, suits, typeAfter, type KnownType } from './value-types';

/** Values that a rule can never take, and values that its target field does not want. */
export function checkTypes(
  rule: FieldRule,
  path: string,
  target: string,
  sources: FieldIndex | null,
  targets: FieldIndex | null,
  scope: Scope,
): Found[] {
  if (rule.target.endsWith('.*')) return [];
  return [...checkValue(rule, path, sources, scope), ...checkTarget(rule, path, target, targets)];
}

function checkValue(rule: FieldRule, path: string, sources: FieldIndex | null, scope: Scope): Found[] {
  // What a rule without each makes of a list, or a case makes of its source, is taken as it comes.
  const origins = rule.cases ?? [{ ...rule, transforms: [] }];
  return origins.flatMap((origin) => {
    const source = origin.source === undefined ? undefined : absolute(origin.source, scope);
    const first: KnownType = (source !== undefined && sources?.find(source)?.type) || 'unknown';
    const steps = [...origin.transforms, ...rule.transforms];
    const type = steps.reduce<KnownType>(typeAfter, first);
    const suggestion = misfit(type, rule.type);
    if (suggestion === undefined) return [];
    const message = `A value of type ${type} cannot become ${rule.type}. ${suggestion}`;
    return [{ path: `${path}.type`, code: 'type-mismatch', message, severity: 'error' as const }];
  });
}

function checkTarget(rule: FieldRule, path: string, target: string, targets: FieldIndex | null): Found[] {
  if (!targets) return [];
  const field = targets.find(target);
  if (!field) {
    if (targets.has(target)) return [];
    const near = targets.nearest(target);
    const message = `There is no field ${target}${near === undefined ? '' : `; did you mean ${near}?`}`;
    return [{ path: `${path}.target`, code: 'unknown-target', message, severity: 'error' }];
  }
  const remarks: Found[] = [];
  if (!suits(rule.type, field.type)) {
    const message = `${target} holds ${field.type}, but the rule gives ${rule.type}`;
    remarks.push({ path: `${path}.type`, code: 'type-differs', message, severity: 'warning' });
  }
  if (field.maxLength !== null && typeof rule.value === 'string' && rule.value.length > field.maxLength) {
    const message = `${target} takes ${field.maxLength} characters, the constant has ${rule.value.length}`;
    remarks.push({ path: `${path}.value`, code: 'too-long', message, severity: 'error' });
  }
  if (field.maxLength !== null && rule.maxLength !== undefined && rule.maxLength > field.maxLength) {
    const message = `${target} takes ${field.maxLength} characters`;
    remarks.push({ path: `${path}.maxLength`, code: 'limit-too-high', message, severity: 'error' });
  }
  return remarks;
}
