import { OutputTooLarge } from './plain';

/** In characters and values together; what an expression answers is bounded the same. */
const MAX_WEIGHT = 1_000_000;
/** Without names and functions of its own an expression multiplies, but does not double: its input may be larger than what it answers. */
const MAX_WEIGHT_OF_CALLS = 10_000_000;

/** Only with names or functions of its own can an expression make something grow by doubling it. */
const GROWING = new Set(['bind', 'lambda']);
/** Functions spell out what was shared until then. */
const CALLING = new Set(['function', 'partial', 'apply']);

/** What an intermediate value may weigh; undefined where what the expression answers is weighed early enough. */
export function mostWeight(ast: unknown): number | undefined {
  const pending: unknown[] = [ast];
  const seen = new Set<object>();
  let calls = false;
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null || node instanceof RegExp || seen.has(node)) continue;
    seen.add(node);
    const type = String((node as { type?: unknown }).type);
    if (GROWING.has(type)) return MAX_WEIGHT;
    calls ||= CALLING.has(type);
    pending.push(...(Object.values(node) as unknown[]));
  }
  return calls ? MAX_WEIGHT_OF_CALLS : undefined;
}

/**
 * Called after every step of an evaluation. A value that is doubled forty times costs nothing while it is shared, and kills the process
 * when a function spells it out; so each intermediate value is weighed as if it were written down. Weights are remembered, which
 * makes shared parts cheap to weigh.
 */
export function growthGuard(
  most: number,
): (ast: unknown, input: unknown, environment: unknown, result: unknown) => void {
  const weights = new WeakMap<object, number>();
  const weigh = (value: unknown): number => {
    if (typeof value === 'string') return value.length + 1;
    if (typeof value !== 'object' || value === null) return 1;
    const known = weights.get(value);
    if (known !== undefined) return known;
    let weight = 1;
    if (isData(value))
      for (const key of Object.keys(value)) weight += weigh((value as Record<string, unknown>)[key]);
    weights.set(value, weight);
    return weight;
  };
  return (_ast, _input, _environment, result) => {
    if (weigh(result) > most) throw new OutputTooLarge();
  };
}

/** Functions of the language are objects too, with their surroundings in them. */
function isData(value: object): boolean {
  return Array.isArray(value) || !('_jsonata_lambda' in value || '_jsonata_function' in value);
}
