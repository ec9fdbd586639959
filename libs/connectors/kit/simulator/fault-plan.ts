import type { FaultRule, FaultRuleInput } from './fault-rule';
import { faultRuleSchema } from './fault-rule';
import { SeededRandom } from './seeded-random';

interface ArmedRule {
  readonly rule: FaultRule;
  readonly path: RegExp | undefined;
  readonly random: SeededRandom;
  hits: number;
}

/** The faults that wait for requests to one simulator. The same rules, seeds and requests give the same faults. */
export class FaultPlan {
  private armed: ArmedRule[] = [];

  /** Throws a ZodError when the rule is not one. */
  add(input: FaultRuleInput): FaultRule {
    const rule = faultRuleSchema.parse(input);
    const { pathPattern } = rule.match;
    this.armed.push({
      rule,
      path: pathPattern === undefined ? undefined : patternToRegExp(pathPattern),
      random: new SeededRandom(rule.seed),
      hits: 0,
    });
    return rule;
  }

  clear(): void {
    this.armed = [];
  }

  list(): Array<FaultRule & { readonly hits: number }> {
    return this.armed.map(({ rule, hits }) => ({ ...rule, hits }));
  }

  /** The first rule that strikes this request; it counts as hit. */
  strike(method: string, path: string): FaultRule | undefined {
    for (const armed of this.armed) {
      const { rule } = armed;
      if (rule.times !== undefined && armed.hits >= rule.times) continue;
      if (rule.match.method !== undefined && rule.match.method !== method) continue;
      if (armed.path && !armed.path.test(path)) continue;
      if (rule.probability < 1 && armed.random.next() >= rule.probability) continue;
      armed.hits += 1;
      return rule;
    }
    return undefined;
  }
}

function patternToRegExp(pattern: string): RegExp {
  const literal = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}
