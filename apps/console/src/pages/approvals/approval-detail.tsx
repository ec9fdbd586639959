import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { Loading } from '../../parts/loading';
import { MoneyText } from '../../parts/money';
import { ProblemNote } from '../../parts/problem-note';
import { orderHref } from '../orders/order-search';
import { APPROVALS, type Approval } from './approval';
import { approvalsTexts } from './approvals.texts';
import { Decision } from './decision';

interface Props {
  readonly id: string;
  readonly close: () => void;
}

/** By its id, so that it stays open when the decision takes it off the list of what waits. */
export function ApprovalDetail({ id, close }: Props) {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const query = useQuery({
    queryKey: [APPROVALS, id],
    queryFn: ({ signal }) => get<Approval>(`${APPROVALS}/${encodeURIComponent(id)}`, {}, signal),
  });
  const title =
    query.data === undefined
      ? texts.title
      : `${texts.actions[query.data.action]} ${format.money(query.data.amount)}`;
  return (
    <DetailDrawer title={title} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <ApprovalFacts approval={query.data} />}
    </DetailDrawer>
  );
}

function ApprovalFacts({ approval }: { readonly approval: Approval }) {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const { outcome } = approval;
  const told =
    outcome && `${texts.outcomes[outcome.status]}${outcome.detail === null ? '' : `: ${outcome.detail}`}`;
  return (
    <Stack align="flex-start">
      <Facts
        facts={[
          [texts.state, texts.states[approval.state]],
          [texts.amount, <MoneyText key="amount" value={approval.amount} />],
          [texts.limit, <MoneyText key="limit" value={approval.limit} />],
          [
            texts.order,
            <Anchor key="order" component={Link} to={orderHref(approval)} size="sm">
              {`${approval.storeId} / ${approval.orderId}`}
            </Anchor>,
          ],
          [texts.asked, approval.requestedBy],
          [texts.when, format.instant(approval.requestedAt)],
          [texts.until, approval.state === 'open' ? format.instant(approval.expiresAt) : null],
          [texts.decidedBy, approval.decidedBy],
          [texts.comment, approval.comment],
          [texts.outcome, told],
        ]}
      />
      <Decision approval={approval} />
    </Stack>
  );
}
