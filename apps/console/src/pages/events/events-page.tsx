import { Group, Select, TextInput } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { EventDetail } from './event-detail';
import { eventsTexts } from './events.texts';
import { WEBHOOK_STATES, webhookStateLooks, type WebhookEvent } from './webhook-event';

const PATH = '/api/v1/webhook-events';

export function EventsPage() {
  const texts = useTexts(eventsTexts);
  const { language } = useLanguage();
  const { filter, choose, filtered } = useAddressFilter(['state', 'type', 'connection']);
  const [search, setSearch] = useSearchParams();
  const opened = search.get('event');
  const list = useList<WebhookEvent>(PATH, filter);
  useLiveRefresh([PATH], () => true);
  const open = (id: string | null): void =>
    setSearch((before) => {
      if (id === null) before.delete('event');
      else before.set('event', id);
      return before;
    });
  const columns = useMemo(
    (): ReadonlyArray<Column<WebhookEvent>> => [
      { key: 'type', title: texts.type, width: 'minmax(200px, 2fr)', cell: ({ type }) => type ?? '—' },
      {
        key: 'connection',
        title: texts.connection,
        width: 'minmax(110px, 1fr)',
        cell: ({ connectionId }) => connectionId,
      },
      {
        key: 'state',
        title: texts.state,
        width: 'minmax(120px, 1fr)',
        cell: ({ state }) => (
          <StatusBadge tone={webhookStateLooks[state].tone}>
            {webhookStateLooks[state].name[language]}
          </StatusBadge>
        ),
      },
      { key: 'reason', title: texts.reason, width: 'minmax(120px, 2fr)', cell: ({ reason }) => reason ?? '' },
      {
        key: 'received',
        title: texts.received,
        width: 'minmax(130px, 1fr)',
        align: 'end',
        cell: ({ receivedAt }) => <Instant at={receivedAt} />,
      },
    ],
    [texts, language],
  );
  return (
    <Page title={texts.title} about={texts.about}>
      <Group>
        <Select
          aria-label={texts.state}
          placeholder={texts.state}
          clearable
          data={WEBHOOK_STATES.map((value) => ({ value, label: webhookStateLooks[value].name[language] }))}
          value={filter.state}
          onChange={(value) => choose('state', value)}
        />
        <TextInput
          aria-label={texts.type}
          placeholder={texts.type}
          defaultValue={filter.type ?? ''}
          onChange={(event) => choose('type', event.currentTarget.value.trim())}
        />
        <TextInput
          aria-label={texts.connection}
          placeholder={texts.connection}
          defaultValue={filter.connection ?? ''}
          onChange={(event) => choose('connection', event.currentTarget.value.trim())}
        />
      </Group>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState
          icon={IconWebhook}
          title={filtered ? texts.noneFound : texts.none}
          teach={filtered ? texts.noneFoundTeach : texts.noneTeach}
        />
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
      {opened !== null && <EventDetail id={opened} close={() => open(null)} />}
    </Page>
  );
}
