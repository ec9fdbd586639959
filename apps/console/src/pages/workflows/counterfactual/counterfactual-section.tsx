import type { Counterfactual } from '#contracts/models/counterfactual';
import { useTexts } from '../../../i18n/texts';
import { ComparisonSection } from '../../../parts/comparison/comparison-section';
import type { WorkflowDocument } from '../model/document';
import { WORKFLOWS } from '../workflow-api';
import { CounterfactualOutcome } from './counterfactual-outcome';
import { counterfactualTexts } from './counterfactual.texts';

const MOST_DAYS = 30;

/** What the document would have done with the orders of the last days, beside what the live one does. */
export function CounterfactualSection({ document }: { readonly document: WorkflowDocument }) {
  const texts = useTexts(counterfactualTexts);
  const path = `${WORKFLOWS}/${encodeURIComponent(document.id)}/counterfactual`;
  return (
    <ComparisonSection<Counterfactual>
      path={path}
      bodyOf={(days) => ({ document, days })}
      mostDays={MOST_DAYS}
      texts={texts}
    >
      {(job) => <CounterfactualOutcome path={path} job={job} />}
    </ComparisonSection>
  );
}
