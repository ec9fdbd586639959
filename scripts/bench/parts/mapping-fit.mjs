const ROUNDS = 1_500;
const RATE = 1.5;
/** Keeps weights small: there are few systems to learn from. */
const DECAY = 0.0003;

/**
 * Weights under which the right sources are most likely, "none of them" included.
 * @param {Array<{features: object[], right: boolean[]}>} cases
 */
export function fit(cases, names) {
  const weights = Object.fromEntries([...names.map((name) => [name, 1]), ['none', 3]]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    for (const { features, right } of cases) {
      const strength = features.map((one) =>
        Math.exp(names.reduce((sum, name) => sum + weights[name] * one[name], 0)),
      );
      const none = Math.exp(weights.none);
      const all = none + strength.reduce((sum, one) => sum + one, 0);
      const answerable = right.some(Boolean);
      const good = answerable ? strength.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0) : none;
      features.forEach((one, at) => {
        const pull = (right[at] ? strength[at] / good : 0) - strength[at] / all;
        for (const name of names) gradient[name] += pull * one[name];
      });
      gradient.none += (answerable ? 0 : 1) - none / all;
    }
    for (const name of Object.keys(weights)) {
      weights[name] += RATE * (gradient[name] / cases.length) - RATE * DECAY * weights[name];
    }
  }
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(2))]));
}
