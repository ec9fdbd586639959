import type { CounterfactualResult } from '#contracts/models/counterfactual';
import { changedFields } from './changed-fields';
import { changesBetween, type Change } from './compare-plays';
import { NOTHING_MOVED } from './money-moved';
import type { PlayedStep, PlayedStory } from './play-story';
import type { Story } from './story';

type Example = CounterfactualResult['changes'][number]['example'];

const MOST_KINDS = 50;
const MOST_STEPS = 40;

export const EMPTY_RESULT: CounterfactualResult = { played: 0, changed: 0, money: [], changes: [] };

/** The result with one more story in it. Of each kind of change the story with the fewest facts is the example. */
export function tally(
  result: CounterfactualResult,
  story: Story,
  before: PlayedStory,
  after: PlayedStory,
): CounterfactualResult {
  const changes = changesBetween(before, after);
  return {
    played: result.played + 1,
    changed: result.changed + (changes.length > 0 ? 1 : 0),
    money: withMoney(result.money, before, after),
    changes: changes.reduce(
      (known, change) => withChange(known, change, () => exampleOf(story, before, after, change), story),
      result.changes,
    ),
  };
}

function withMoney(
  money: CounterfactualResult['money'],
  before: PlayedStory,
  after: PlayedStory,
): CounterfactualResult['money'] {
  const sums = new Map(money.map((sum) => [sum.currency, sum]));
  for (const currency of new Set([...before.money.keys(), ...after.money.keys()])) {
    const [old, young] = [before, after].map((played) => played.money.get(currency) ?? NOTHING_MOVED);
    const known = sums.get(currency) ?? { currency, captured: 0, refunded: 0 };
    sums.set(currency, {
      currency,
      captured: known.captured + young!.captured - old!.captured,
      refunded: known.refunded + young!.refunded - old!.refunded,
    });
  }
  return [...sums.values()].sort((one, two) => one.currency.localeCompare(two.currency));
}

function withChange(
  known: CounterfactualResult['changes'],
  { kind, about }: Change,
  example: () => Example,
  story: Story,
): CounterfactualResult['changes'] {
  const index = known.findIndex((one) => one.kind === kind && one.about === about);
  const found = known[index];
  if (!found)
    return known.length < MOST_KINDS ? [...known, { kind, about, count: 1, example: example() }] : known;
  const shorter = story.facts.length < found.example.facts;
  return known.with(index, {
    ...found,
    count: found.count + 1,
    example: shorter ? example() : found.example,
  });
}

function exampleOf(story: Story, before: PlayedStory, after: PlayedStory, { about }: Change): Example {
  const steps = (played: readonly PlayedStep[]) =>
    played.slice(0, MOST_STEPS).map(({ stepId, type }) => ({ stepId, type }));
  return {
    storeId: story.storeId,
    orderId: story.orderId,
    facts: story.facts.length,
    before: steps(before.steps),
    after: steps(after.steps),
    fields: about === null ? [] : changedFields(before.steps, after.steps, about),
  };
}
