import { useMemo } from 'react';
import { completeFrom } from '../../../parts/completion';
import { schemaOf, withElements } from '../model/sample';
import type { RuleProps } from './rule-props';

/** What expressions of the rule can read: for completion, and from the sample for trying. */
export function useRuleData({ mapper, live, elements }: Pick<RuleProps, 'mapper' | 'live' | 'elements'>) {
  const key = JSON.stringify(elements);
  return useMemo(
    () => ({
      complete: completeFrom(schemaOf(mapper.sources, elements)),
      data: withElements(live.input, elements),
    }),
    // The elements by value: they are found anew for every drawing.
    [mapper.sources, live.input, key],
  );
}
export type RuleData = ReturnType<typeof useRuleData>;
