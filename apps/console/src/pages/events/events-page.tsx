import { IconWebhook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Choice } from '../../parts/filter/choice';
import { FilterBar } from '../../parts/filter/filter-bar';
import { TextFilter } from '../../parts/filter/text-filter';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { Page } from '../../parts/page';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { ConnectionChoice } from '../connections/connection-choice';
import { EventDetail } from './event-detail';
import { eventsTexts } from './events.texts';
import { toldReason } from './webhook-words';
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
        card: 'note',
        title: texts.connection,
        width: 'minmax(110px, 1fr)',
        cell: ({ connectionId }) => connectionId,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(120px, 1fr)',
        cell: ({ state }) => (
          <StatusBadge tone={webhookStateLooks[state].tone}>
            {webhookStateLooks[state].name[language]}
          </StatusBadge>
        ),
      },
      {
        key: 'reason',
        card: 'plain',
        title: texts.reason,
        width: 'minmax(120px, 2fr)',
        cell: ({ reason }) => (reason === null ? '' : toldReason(language, reason)),
      },
      {
        key: 'received',
        card: 'trail',
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
      <FilterBar>
        <Choice
          label={texts.state}
          all={texts.anyState}
          value={filter.state}
          choices={WEBHOOK_STATES.map((state) => [state, webhookStateLooks[state].name[language]])}
          choose={(state) => choose('state', state)}
        />
        <TextFilter label={texts.type} value={filter.type} choose={(type) => choose('type', type)} />
        <ConnectionChoice value={filter.connection} choose={(id) => choose('connection', id)} />
      </FilterBar>
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => open(id)}
        empty={{
          icon: IconWebhook,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
      />
      {opened !== null && <EventDetail id={opened} close={() => open(null)} />}
    </Page>
  );
}
