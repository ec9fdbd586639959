import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconBook2, IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { withQuery } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { EmptyState } from '../../parts/empty-state';
import { EntryLines } from '../../parts/entry-lines';
import { Facts } from '../../parts/facts';
import { Loading } from '../../parts/loading';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { PeriodChoice } from '../reconciliation/period-choice';
import { booksTexts } from './books.texts';
import { entryAmount } from './entry-amount';

const PATH = '/api/v1/journal-entries';
const EXPORTS = [
  { format: 'hledger', file: 'tillbridge.journal' },
  { format: 'csv', file: 'journal.csv' },
] as const;
const TONES: Readonly<Record<JournalEntry['state'], Tone>> = {
  recorded: 'waiting',
  posted: 'good',
  failed: 'bad',
};

export function BooksPage() {
  const texts = useTexts(booksTexts);
  const { filter, choose, filtered } = useAddressFilter(['store', 'orderId', 'from', 'to']);
  const { store, from, to } = filter;
  const list = useList<JournalEntry>(PATH, filter);
  const [opened, open] = useState<JournalEntry>();
  useLiveRefresh([PATH], ({ type }) => type.startsWith('journal-entry.'));
  const columns = useMemo(
    (): ReadonlyArray<Column<JournalEntry>> => [
      { key: 'date', title: texts.date, width: '110px', cell: ({ date }) => date },
      { key: 'entry', title: texts.entry, width: 'minmax(200px, 2fr)', cell: (row) => row.description },
      { key: 'store', title: texts.store, width: 'minmax(100px, 1fr)', cell: ({ storeId }) => storeId },
      { key: 'order', title: texts.order, width: 'minmax(80px, 1fr)', cell: ({ orderId }) => orderId ?? '' },
      {
        key: 'state',
        title: texts.state,
        width: 'minmax(160px, 1fr)',
        cell: ({ state }) => <StatusBadge tone={TONES[state]}>{texts.states[state]}</StatusBadge>,
      },
      {
        key: 'amount',
        title: texts.amount,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: (row) => <MoneyText value={entryAmount(row)} />,
      },
    ],
    [texts],
  );
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <Group gap="xs">
          {EXPORTS.map(({ format, file }) => (
            <Button
              key={format}
              component="a"
              size="xs"
              variant="default"
              download={file}
              href={withQuery('/api/v1/ledger/export', { format, store, from, to })}
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {texts.exports[format]}
            </Button>
          ))}
        </Group>
      }
    >
      <Group align="flex-end">
        {(['store', 'orderId'] as const).map((key) => (
          <TextInput
            key={key}
            aria-label={key === 'store' ? texts.store : texts.order}
            placeholder={key === 'store' ? texts.store : texts.order}
            defaultValue={filter[key] ?? ''}
            onChange={(event) => choose(key, event.currentTarget.value.trim())}
          />
        ))}
        <PeriodChoice from={from} to={to} choose={choose} />
      </Group>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState
          icon={IconBook2}
          title={filtered ? texts.noneFound : texts.none}
          teach={filtered ? texts.noneFoundTeach : texts.noneTeach}
        />
      )}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.title}
          columns={columns}
          rows={list.items}
          rowKey={({ entryId }) => entryId}
          onRow={open}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
      {opened && <EntryDetail entry={opened} close={() => open(undefined)} />}
    </Page>
  );
}

function EntryDetail({ entry, close }: { readonly entry: JournalEntry; readonly close: () => void }) {
  const texts = useTexts(booksTexts);
  const format = useFormat();
  return (
    <DetailDrawer title={entry.description} close={close}>
      <Stack>
        <Facts
          facts={[
            [texts.state, texts.states[entry.state]],
            [texts.key, entry.key],
            [texts.rule, `${entry.rule} (${entry.ruleVersion})`],
            [texts.erp, entry.erp?.documentId],
            [texts.recorded, format.instant(entry.createdAt)],
          ]}
        />
        <EntryLines entry={entry} />
      </Stack>
    </DetailDrawer>
  );
}
