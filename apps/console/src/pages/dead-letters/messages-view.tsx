import { IconMailOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { SERVICES } from '#contracts/message';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { toldFailure } from '../../i18n/failure-words';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Choice } from '../../parts/filter/choice';
import { FilterBar } from '../../parts/filter/filter-bar';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { DEAD_LETTER_STATES, deadLetterLooks, type DeadLetter } from './dead-letter';
import { DeadLetterDetail } from './dead-letter-detail';
import { deadLettersTexts } from './dead-letters.texts';

const PATH = '/api/v1/dead-letters';

/** Every dead letter by itself. */
export function MessagesView() {
  const texts = useTexts(deadLettersTexts);
  const { language } = useLanguage();
  const { filter, choose, filtered } = useAddressFilter(['state', 'service', 'issue-of']);
  const [search, setSearch] = useSearchParams();
  const list = useList<DeadLetter>(PATH, {
    state: filter.state,
    service: filter.service,
    issue: filter['issue-of'],
  });
  useLiveRefresh([PATH], ({ type }) => type.startsWith('dead-letter.'));
  const [id, service] = [search.get('message'), search.get('of')];
  const open = (letter: DeadLetter | null): void =>
    setSearch((before) => {
      before.delete('message');
      before.delete('of');
      if (letter) {
        before.set('message', letter.id);
        before.set('of', letter.service);
      }
      return before;
    });
  const columns = useMemo(
    (): ReadonlyArray<Column<DeadLetter>> => [
      { key: 'type', title: texts.message, width: 'minmax(190px, 1.5fr)', cell: ({ type }) => type },
      {
        key: 'service',
        card: 'note',
        title: texts.service,
        width: 'minmax(110px, 0.8fr)',
        cell: (row) => row.service,
      },
      {
        key: 'order',
        card: 'note',
        title: texts.order,
        width: 'minmax(110px, 1fr)',
        cell: ({ storeId, orderId }) => (orderId === null ? (storeId ?? '') : `${storeId} ${orderId}`),
      },
      {
        key: 'reason',
        card: 'plain',
        title: texts.reason,
        width: 'minmax(200px, 3fr)',
        cell: ({ reason, code }) => toldFailure(language, reason, code),
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(130px, 1fr)',
        cell: ({ state }) => (
          <StatusBadge tone={deadLetterLooks[state].tone}>
            {deadLetterLooks[state].name[language]}
          </StatusBadge>
        ),
      },
      {
        key: 'died',
        card: 'trail',
        title: texts.died,
        width: 'minmax(120px, 1fr)',
        align: 'end',
        cell: ({ deadAt }) => <Instant at={deadAt} />,
      },
    ],
    [texts, language],
  );
  return (
    <>
      <FilterBar>
        <Choice
          label={texts.state}
          all={deadLetterLooks.dead.name[language]}
          value={filter.state === 'dead' ? null : filter.state}
          choices={DEAD_LETTER_STATES.filter((state) => state !== 'dead').map((state) => [
            state,
            deadLetterLooks[state].name[language],
          ])}
          choose={(state) => choose('state', state)}
        />
        <Choice
          label={texts.service}
          all={texts.allServices}
          value={filter.service}
          choices={SERVICES.map((name) => [name, name])}
          choose={(name) => choose('service', name)}
        />
      </FilterBar>
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={(row) => `${row.service} ${row.id}`}
        onRow={open}
        empty={{
          icon: IconMailOff,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
      />
      {id !== null && <DeadLetterDetail id={id} service={service} close={() => open(null)} />}
    </>
  );
}
