import { Anchor, Group } from '@mantine/core';
import { IconArrowLeft, IconReportMoney } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import { get } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { ApiProblem } from '../../../api/problem';
import { useTexts } from '../../../i18n/texts';
import { EmptyState } from '../../../parts/empty-state';
import { Facts } from '../../../parts/facts';
import { Loading } from '../../../parts/loading';
import { MoneyText } from '../../../parts/money';
import { Page } from '../../../parts/page';
import { ProblemNote } from '../../../parts/problem-note';
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
  const isUnknown = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <Page title={texts.title(payoutId)}>
      <Anchor component={Link} to="/payouts" size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {texts.back}
        </Group>
      </Anchor>
      {query.isPending && <Loading />}
      {isUnknown && <EmptyState icon={IconReportMoney} title={texts.title(payoutId)} teach={texts.gone} />}
      {query.isError && !isUnknown && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          <WaterfallSection explanation={query.data} />
          <BankSection explanation={query.data} />
          <FactsSection explanation={query.data} />
          <MovementsSection payoutId={payoutId} />
        </>
      )}
    </Page>
  );
}

function FactsSection({ explanation }: { readonly explanation: PayoutExplanation }) {
  const texts = useTexts(payoutTexts);
  const names = useTexts(payoutsTexts);
  const { payout, storeId, entries } = explanation;
  const { automatic, method, failure } = payout;
  return (
    <Section title={texts.facts}>
      <Facts
        facts={[
          [names.amount, <MoneyText key="amount" value={payout.amount} />],
          [names.status, names.statuses[payout.status]],
          [names.arrival, payout.arrivalDate],
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
