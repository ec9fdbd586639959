import { isDeepStrictEqual } from 'node:util';
import type { MappingFault } from '../fault';
import { Budget } from './budget';
import type { Mapping } from './mapping';
import type { MappingTest } from './mapping-document';

/** A hundred tests may use up as much as so many applications: each takes far less than it may. */
const APPLICATIONS = 5;

export interface TestOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly output: Record<string, unknown>;
  readonly faults: readonly MappingFault[];
}

/** The examples kept with a document: what must come out whole, or the fault that must be found. Neither: no fault at all. */
export async function runTests(mapping: Mapping, tests: readonly MappingTest[]): Promise<TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  const budget = new Budget(APPLICATIONS);
  for (const test of tests) {
    const { output, faults } = await mapping.preview(test.input, budget);
    outcomes.push({ name: test.name, passed: isAsExpected(test, output, faults), output, faults });
  }
  return outcomes;
}

function isAsExpected(
  { output: wanted, fault: wantedFault }: MappingTest,
  output: Record<string, unknown>,
  faults: readonly MappingFault[],
): boolean {
  if (wantedFault) {
    return faults.some(({ field, code }) => field === wantedFault.field && code === wantedFault.code);
  }
  return faults.length === 0 && (wanted === undefined || isDeepStrictEqual(output, wanted));
}
