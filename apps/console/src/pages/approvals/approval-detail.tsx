import { Stack } from '@mantine/core';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { MoneyText } from '../../parts/money';
import type { Approval } from './approval';
import { approvalsTexts } from './approvals.texts';
import { Decision } from './decision';

export function ApprovalDetail({
  approval,
  close,
}: {
  readonly approval: Approval;
  readonly close: () => void;
}) {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const { outcome } = approval;
  const told =
    outcome && `${texts.outcomes[outcome.status]}${outcome.detail === null ? '' : `: ${outcome.detail}`}`;
  return (
    <DetailDrawer title={`${texts.actions[approval.action]} ${format.money(approval.amount)}`} close={close}>
      <Stack align="flex-start">
        <Facts
          facts={[
            [texts.state, texts.states[approval.state]],
            [texts.amount, <MoneyText key="amount" value={approval.amount} />],
            [texts.limit, <MoneyText key="limit" value={approval.limit} />],
            [texts.order, `${approval.storeId} / ${approval.orderId}`],
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
    </DetailDrawer>
  );
}
