import { Anchor, Checkbox } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { APPROVALS, approvalTones, type Approval } from './approval';
import { ApprovalDetail } from './approval-detail';
import { approvalsTexts } from './approvals.texts';

const ASK_AGAIN_MS = 30_000;

export function ApprovalsPage() {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const { filter, choose } = useAddressFilter(['state', 'store', 'orderId']);
  const state = filter.state ?? 'open';
  const asked = { ...filter, state: state === 'all' ? undefined : state };
  const list = useList<Approval>(APPROVALS, asked, { refetchInterval: ASK_AGAIN_MS });
  const [openedId, open] = useState<string>();
  const opened = list.items.find(({ id }) => id === openedId);
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
        title: texts.when,
        width: 'minmax(110px, 1fr)',
        cell: ({ requestedAt }) => <Instant at={requestedAt} />,
      },
      {
        key: 'state',
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
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState icon={IconUserCheck} title={texts.none} teach={texts.noneTeach} />
      )}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.title}
          columns={columns}
          rows={list.items}
          rowKey={({ id }) => id}
          onRow={({ id }) => open(id)}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
      {opened && <ApprovalDetail approval={opened} close={() => open(undefined)} />}
    </Page>
  );
}
