import { err, ok, type Result } from '#platform/errors/result';
import type { DocumentFault } from '../fault';
import { parsePath } from '../path';
import { compileRules } from './compile-rule';
import { Mapping } from './mapping';
import { MappingDocumentSchema } from './mapping-document';
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
  const rules = compileRules(fields.value, faults, (field, index) =>
    Object.hasOwn(overrides, field.target)
      ? `overrides[${JSON.stringify(field.target)}]`
      : `fields[${index}]`,
  );
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
