import { err, ok, type Result } from '#platform/errors/result';
import type { DocumentFault } from '../fault';
import { FieldRuleSchema, type FieldRule } from './mapping-document';
import { zodFaults } from './zod-faults';

/** Rules of a store by target field: a rule replaces the base's or is added, null takes it away. */
export type MappingOverrides = Readonly<Record<string, unknown>>;

/** The base's rules in their order with the store's in place of them, added ones last. Every fault at once. */
export function applyOverrides(
  fields: readonly FieldRule[],
  overrides: MappingOverrides,
): Result<readonly FieldRule[], DocumentFault[]> {
  const faults: DocumentFault[] = [];
  const replacements = new Map<string, FieldRule | null>();
  for (const [target, override] of Object.entries(overrides)) {
    if (override === null) {
      replacements.set(target, null);
      continue;
    }
    const parsed = FieldRuleSchema.safeParse(
      typeof override === 'object' ? { ...override, target } : override,
    );
    if (parsed.success) replacements.set(target, parsed.data);
    else faults.push(...zodFaults(parsed.error, `overrides[${JSON.stringify(target)}]`));
  }
  const known = new Set(fields.map((field) => field.target));
  for (const [target, replacement] of replacements) {
    if (replacement === null && !known.has(target)) {
      faults.push({
        path: `overrides[${JSON.stringify(target)}]`,
        code: 'unknown-target',
        message: `There is no field ${target} to remove`,
      });
    }
  }
  if (faults.length > 0) return err(faults);
  const kept = fields
    .map((field) => (replacements.has(field.target) ? replacements.get(field.target) : field))
    .filter((field): field is FieldRule => field !== null && field !== undefined);
  const added = [...replacements].filter(([target, rule]) => rule !== null && !known.has(target));
  return ok([...kept, ...added.map(([, rule]) => rule as FieldRule)]);
}
