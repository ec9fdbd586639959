import { compileMapping } from '#mapping/document/compile-mapping';
import type { Mapping } from '#mapping/document/mapping';
import { raiseProblem } from '#platform/http/problem';

/** Raises 422 `mapping-invalid` with every fault. */
export function compileOrRefuse(
  document: unknown,
  overrides: Readonly<Record<string, unknown>> = {},
): Mapping {
  const compiled = compileMapping(document, overrides);
  if (compiled.ok) return compiled.value;
  const faults = compiled.error;
  return raiseProblem(422, 'mapping-invalid', `The mapping has ${faults.length} faults`, faults);
}
