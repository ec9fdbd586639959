import type { FeatureName } from './features';

export interface Weights extends Readonly<Record<FeatureName, number>> {
  /** How strong the case for "none of them" is. */
  readonly none: number;
}

/** Fitted by `npm run bench:mapping fit` on the systems that are not held out. */
export const WEIGHTS: Weights = {
  name: 1.7,
  path: 5.95,
  meaning: 4.59,
  type: 1.52,
  letters: 1.66,
  elsewhere: -2.01,
  none: 5.36,
};
