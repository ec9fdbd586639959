import type { CatalogueField } from '#contracts/models/field-catalogue';
import { featuresOf, readField, type Features, type ReadField } from './features';
import { WEIGHTS, type Weights } from './weights';

export interface Suggestion {
  /** The record that has it. */
  readonly object: string;
  readonly source: string;
  /** How likely it is right, from 0 to 1: of those said with 0.8, eight in ten should be. */
  readonly confidence: number;
  readonly evidence: Features;
  /** People have taken this source for this target before. */
  readonly decidedBefore: boolean;
  /** A language model names it too. */
  readonly advised: boolean;
}

export interface TargetSuggestions {
  readonly object: string;
  readonly target: string;
  /** Taken when nobody objects; null when none is likely enough. */
  readonly best: Suggestion | null;
  /** Best first. */
  readonly alternatives: readonly Suggestion[];
}

/** What people made of earlier suggestions. */
export interface Decision {
  readonly source: string;
  readonly target: string;
  readonly accepted: boolean;
}

export interface SuggestOptions {
  readonly decisions?: readonly Decision[];
  /** Below it there is no `best`. */
  readonly threshold?: number;
  readonly weights?: Weights;
  /** Sources by target, of a language model that was asked. */
  readonly advice?: ReadonlyMap<string, string>;
  /** How many are named for each target. */
  readonly alternatives?: number;
}

const THRESHOLD = 0.5;
const ALTERNATIVES = 3;
/** What a person said about the very pair outweighs what its names and types say. */
const DECIDED = 8;
/** What a model says counts, and decides nothing: it was not measured. */
const ADVISED = 2;

/** Sources for each target field, by names, places, meanings and types; pure, and the same every time. */
export function suggestSources(
  sources: readonly CatalogueField[],
  targets: readonly CatalogueField[],
  {
    decisions = [],
    advice,
    threshold = THRESHOLD,
    weights = WEIGHTS,
    alternatives = ALTERNATIVES,
  }: SuggestOptions = {},
): TargetSuggestions[] {
  const read = sources.map(readField);
  const wanted = targets.map(readField);
  const weight = rarity([...read, ...wanted]);
  const past = new Map(decisions.map(({ source, target, accepted }) => [`${source}>${target}`, accepted]));
  return wanted.map((target) => {
    const scored = read.map((source) => {
      const decided = past.get(`${source.field.path}>${target.field.path}`);
      const evidence = featuresOf(source, target, weight);
      const learned = decided === undefined ? 0 : decided ? DECIDED : -DECIDED;
      const advised = advice?.get(target.field.path) === source.field.path;
      const strength = strengthOf(evidence, weights) + learned + (advised ? ADVISED : 0);
      return { source, evidence, decided, advised, strength };
    });
    const all = Math.exp(weights.none) + scored.reduce((sum, { strength }) => sum + Math.exp(strength), 0);
    const ranked = scored
      .map(({ source, evidence, decided, advised, strength }) => ({
        object: source.field.object,
        source: source.field.path,
        confidence: Math.exp(strength) / all,
        evidence,
        decidedBefore: decided === true,
        advised,
      }))
      .sort((a, b) => b.confidence - a.confidence);
    const [first] = ranked;
    const best = first && first.confidence >= threshold ? first : null;
    const { object, path } = target.field;
    return { object, target: path, best, alternatives: ranked.slice(0, alternatives) };
  });
}

export function strengthOf(features: Features, weights: Weights): number {
  return (Object.keys(features) as Array<keyof Features>).reduce(
    (sum, name) => sum + weights[name] * features[name],
    0,
  );
}

/**
 * Evidence of every source for every target, as it is weighed: for fitting weights.
 * @public to the bench, which loads what was compiled
 */
export function evidenceFor(
  sources: readonly CatalogueField[],
  targets: readonly CatalogueField[],
): Features[][] {
  const [read, wanted] = [sources.map(readField), targets.map(readField)];
  const weight = rarity([...read, ...wanted]);
  return wanted.map((target) => read.map((source) => featuresOf(source, target, weight)));
}

/** Words that many fields have tell little. */
function rarity(fields: readonly ReadField[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { all, meaning } of fields) {
    for (const word of new Set([...all, ...meaning])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + fields.length / (counts.get(word) ?? 1));
}
