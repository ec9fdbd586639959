import type { MappingComparison } from '#contracts/models/mapping-comparison';
import { useTexts } from '../../../i18n/texts';
import { ComparisonSection } from '../../../parts/comparison/comparison-section';
import { MAPPINGS } from '../mapping-api';
import type { MappingDraft } from '../model/draft';
import { ComparisonOutcome } from './comparison-outcome';
import { comparisonTexts } from './comparison.texts';

interface Props {
  readonly draft: MappingDraft;
  readonly baseChanged: boolean;
  readonly stores: Iterable<string>;
}

const MOST_DAYS = 90;

/** What the draft would have made of the orders of the last days, beside what is in use; only what is to be published counts. */
export function ComparisonOfDraft({ draft, baseChanged, stores }: Props) {
  const texts = useTexts(comparisonTexts);
  const { document } = draft;
  const rules = Object.fromEntries([...stores].map((storeId) => [storeId, draft.stores[storeId] ?? {}]));
  return (
    <ComparisonSection<MappingComparison>
      path={`${MAPPINGS}/${encodeURIComponent(document.id)}/counterfactual`}
      bodyOf={(days) => ({ ...(baseChanged ? { document } : {}), stores: rules, days })}
      mostDays={MOST_DAYS}
      texts={texts}
    >
      {(job) => <ComparisonOutcome job={job} />}
    </ComparisonSection>
  );
}
