import { compiled } from '../../lib/provision/compiled.mjs';
import { fit } from './mapping-fit.mjs';
import { goldDecisions, HELD_OUT } from './mapping-gold.mjs';
import { measures } from './mapping-measures.mjs';

const THRESHOLDS = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

/** Suggestions beside a plain matcher of trigrams, on systems it was fitted on and on systems it has never seen. */
export function measureSuggestions({ fitAgain = false } = {}) {
  const { suggestSources } = compiled('libs/mapping/suggest/suggest-sources.js');
  const { WEIGHTS } = compiled('libs/mapping/suggest/weights.js');
  const { trigramLikeness } = compiled('libs/mapping/suggest/likeness.js');
  const gold = goldDecisions();
  const seen = gold.filter(({ system }) => !HELD_OUT.includes(system));
  const unseen = gold.filter(({ system }) => HELD_OUT.includes(system));
  const weights = fitAgain ? fitOn(seen) : WEIGHTS;

  const ours = (hide) => (decisions) =>
    byTargets(decisions, hide, (sources, targets) => suggestSources(sources, targets, { weights }));
  const threshold = bestThreshold(seen, trigramLikeness);
  const trigrams = (decisions) => decisions.map((one) => byTrigrams(one, trigramLikeness, threshold));
  const matchers = [
    ['suggestions', ours(false)],
    ['suggestions without meanings', ours(true)],
    ['trigrams', trigrams],
  ];
  const rows = matchers.flatMap(([matcher, answer]) => [
    { matcher, systems: 'fitted', ...measures(answer(seen)) },
    { matcher, systems: 'held out', ...measures(answer(unseen)) },
  ]);
  return { weights, rows };
}

/** Targets of one system that share their sources are asked for together, as a person would. */
function byTargets(decisions, hideMeanings, suggest) {
  const shown = (field) => (hideMeanings ? { ...field, meaning: '' } : field);
  return groups(decisions).flatMap((group) => {
    const { sources, idOf } = group[0];
    const suggestions = suggest(
      sources.map(shown),
      group.map(({ target }) => shown(target)),
    );
    return group.map(({ right }, at) => {
      const { best, alternatives } = suggestions[at];
      const ranked = alternatives.map(({ object, source }) => idOf({ object, path: source }));
      return { right, ranked, confidence: alternatives[0]?.confidence ?? 0, taken: best !== null };
    });
  });
}

function groups(decisions) {
  const found = new Map();
  for (const one of decisions) {
    const list = found.get(one.sources) ?? new Map();
    found.set(one.sources, list.set(one.system, [...(list.get(one.system) ?? []), one]));
  }
  return [...found.values()].flatMap((list) => [...list.values()]);
}

function byTrigrams({ sources, target, right, idOf }, likeness, threshold) {
  const ranked = sources
    .map((source) => ({ id: idOf(source), score: likeness(source.path, target.path) }))
    .sort((a, b) => b.score - a.score);
  const confidence = ranked[0]?.score ?? 0;
  return { right, ranked: ranked.map(({ id }) => id), confidence, taken: confidence >= threshold };
}

/** The threshold that suits the plain matcher best where it may look. */
function bestThreshold(decisions, likeness) {
  const f1 = (threshold) => measures(decisions.map((one) => byTrigrams(one, likeness, threshold))).f1;
  return THRESHOLDS.reduce((best, one) => (f1(one) > f1(best) ? one : best));
}

/** Half of the cases without meanings, so that names and types carry weight of their own. */
function fitOn(decisions) {
  const { evidenceFor } = compiled('libs/mapping/suggest/suggest-sources.js');
  const cases = [false, true].flatMap((hide) =>
    groups(decisions).flatMap((group) => {
      const shown = (field) => (hide ? { ...field, meaning: '' } : field);
      const { sources, idOf } = group[0];
      const evidence = evidenceFor(
        sources.map(shown),
        group.map(({ target }) => shown(target)),
      );
      return group.map(({ right }, at) => ({
        features: evidence[at],
        right: sources.map((source) => right.has(idOf(source))),
      }));
    }),
  );
  return fit(cases, Object.keys(cases[0].features[0]));
}
