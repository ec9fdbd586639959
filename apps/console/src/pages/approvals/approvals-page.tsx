import { Anchor, Checkbox } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { APPROVALS, approvalTones, type Approval } from './approval';
import { ApprovalDetail } from './approval-detail';
import { approvalsTexts } from './approvals.texts';

const ASK_AGAIN_MS = 30_000;

export function ApprovalsPage() {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const { filter, choose } = useAddressFilter(['state', 'store', 'orderId', 'approval']);
  const state = filter.state ?? 'open';
  const { approval, ...wanted } = filter;
  const asked = { ...wanted, state: state === 'all' ? undefined : state };
  const list = useList<Approval>(APPROVALS, asked, { refetchInterval: ASK_AGAIN_MS });
  useLiveRefresh([APPROVALS], ({ type }) => type.startsWith('payment.') || type.startsWith('refund.'));
  const columns = useMemo(
    (): ReadonlyArray<Column<Approval>> => [
      {
        key: 'action',
        title: texts.action,
        width: 'minmax(130px, 1fr)',
        cell: ({ action }) => texts.actions[action],
      },
      {
        key: 'amount',
        card: 'trail',
        title: texts.amount,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ amount }) => <MoneyText value={amount} />,
      },
      {
        key: 'order',
        title: texts.order,
        width: 'minmax(110px, 1fr)',
        cell: ({ storeId, orderId }) => (
          <Anchor
            component={Link}
            size="sm"
            to={`/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`}
            onClick={(event) => event.stopPropagation()}
          >
            {orderId}
          </Anchor>
        ),
      },
      {
        key: 'asked',
        title: texts.asked,
        width: 'minmax(160px, 2fr)',
        cell: ({ requestedBy }) => requestedBy,
      },
      {
        key: 'when',
        card: 'plain',
        title: texts.when,
        width: 'minmax(110px, 1fr)',
        cell: ({ requestedAt }) => <Instant at={requestedAt} />,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(160px, 1fr)',
        cell: (row) => <StatusBadge tone={approvalTones[row.state]}>{texts.states[row.state]}</StatusBadge>,
      },
      {
        key: 'until',
        title: texts.until,
        width: 'minmax(150px, 1fr)',
        cell: (row) => (row.state === 'open' ? format.instant(row.expiresAt) : (row.decidedBy ?? '')),
      },
    ],
    [texts, format],
  );
  return (
    <Page title={texts.title} about={texts.about}>
      <Checkbox
        label={texts.decidedToo}
        checked={state === 'all'}
        onChange={(event) => choose('state', event.currentTarget.checked ? 'all' : null)}
      />
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => choose('approval', id)}
        empty={{
          icon: IconUserCheck,
          title: texts.none,
          teach: texts.noneTeach,
        }}
      />
      {approval !== null && <ApprovalDetail id={approval} close={() => choose('approval', null)} />}
    </Page>
  );
}
