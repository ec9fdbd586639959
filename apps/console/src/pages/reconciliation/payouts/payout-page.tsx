import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import { get } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { BackLink } from '../../../parts/back-link';
import { Facts } from '../../../parts/facts';
import { MoneyText } from '../../../parts/money';
import { Page } from '../../../parts/page';
import { PageState } from '../../../parts/page-state';
import { Section } from '../../../parts/section';
import { BankSection } from './bank-section';
import { MovementsSection } from './movements-section';
import { CONCERNS, payoutPath } from './payout';
import { payoutTexts } from './payout.texts';
import { payoutsTexts } from './payouts.texts';
import { WaterfallSection } from './waterfall-section';

export function PayoutPage() {
  const { payoutId = '' } = useParams();
  const texts = useTexts(payoutTexts);
  const path = payoutPath(payoutId);
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<PayoutExplanation>(path, {}, signal),
  });
  useLiveRefresh([path], ({ type }) => CONCERNS.test(type));
  if (query.data === undefined) {
    return (
      <PageState
        title={texts.title(payoutId)}
        error={query.error}
        retry={() => void query.refetch()}
        back={{ to: '/payouts', label: texts.back }}
        unknown={{ teach: texts.gone }}
      />
    );
  }
  return (
    <Page title={texts.title(payoutId)}>
      <BackLink to="/payouts" label={texts.back} />
      <WaterfallSection explanation={query.data} />
      <BankSection explanation={query.data} />
      <FactsSection explanation={query.data} />
      <MovementsSection payoutId={payoutId} />
    </Page>
  );
}

function FactsSection({ explanation }: { readonly explanation: PayoutExplanation }) {
  const texts = useTexts(payoutTexts);
  const names = useTexts(payoutsTexts);
  const format = useFormat();
  const { payout, storeId, entries } = explanation;
  const { automatic, method, failure } = payout;
  return (
    <Section title={texts.facts}>
      <Facts
        facts={[
          [names.amount, <MoneyText key="amount" value={payout.amount} />],
          [names.status, names.statuses[payout.status]],
          [names.arrival, format.day(payout.arrivalDate)],
          [names.store, storeId],
          [texts.automatic, automatic ? texts.byItself : texts.byHand(method)],
          [texts.descriptor, payout.statementDescriptor],
          [texts.trace, payout.traceId],
          [texts.failure, failure && (failure.message ?? failure.code)],
          [texts.entryOut, entries.paidOut],
          [texts.entryBack, entries.broughtBack],
        ]}
      />
    </Section>
  );
}
