import { err, ok, type Result } from '#platform/errors/result';
import type { MappingFault } from '../fault';
import { readPath } from '../path';
import { Budget } from './budget';
import type { CompiledRule } from './compiled-rule';
import { enforceLimit } from './enforce-limit';
import type { GroupLimit } from './mapping-document';
import { overBudget, runRule, type Input } from './run-rule';

export interface Preview {
  readonly output: Record<string, unknown>;
  /** Every value that could not be mapped. */
  readonly faults: readonly MappingFault[];
}

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
    const budget = new Budget();
    for (const rule of this.rules) {
      const fault = await runRule(rule, input, result, budget);
      if (fault) return err(fault);
    }
    const fault = this.limitFaults(result)[0];
    return fault ? err(fault) : ok(result);
  }

  /** What would come out, with every fault at once: for people who look before they publish. */
  async preview(input: Input, budget = new Budget()): Promise<Preview> {
    const output: Record<string, unknown> = {};
    const faults: MappingFault[] = [];
    for (const rule of this.rules) {
      const fault = await runRule(rule, input, output, budget);
      if (fault) faults.push(budget.outweighs(fault) ? overBudget(rule) : fault);
    }
    return { output, faults: [...faults, ...this.limitFaults(output)] };
  }

  private limitFaults(result: Record<string, unknown>): MappingFault[] {
    return this.limits.flatMap((limit) => enforceLimit(readPath(result, limit.path), limit) ?? []);
  }
}
