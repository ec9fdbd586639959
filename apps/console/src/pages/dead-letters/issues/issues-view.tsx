import { IconStack2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLiveRefresh } from '../../../api/live';
import { useList } from '../../../api/use-list';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { Choice } from '../../../parts/filter/choice';
import { FilterBar } from '../../../parts/filter/filter-bar';
import { Instant } from '../../../parts/instant';
import { ListView } from '../../../parts/list-view';
import { StatusBadge } from '../../../parts/status-badge';
import { useAddressFilter } from '../../../parts/use-address-filter';
import type { Column } from '../../../parts/virtual-table';
import { IssueDetail } from './issue-detail';
import { ISSUES, ISSUE_STATES, issueLooks, type Issue } from './issue';
import { issuesTexts } from './issues.texts';

/** Dead letters of one cause as one line. */
export function IssuesView() {
  const texts = useTexts(issuesTexts);
  const { language } = useLanguage();
  const { filter, choose } = useAddressFilter(['of-state', 'issue']);
  const state = filter['of-state'];
  const list = useList<Issue>(ISSUES, { state });
  useLiveRefresh([ISSUES], ({ type }) => type.startsWith('dead-letter.'));
  const columns = useMemo(
    (): ReadonlyArray<Column<Issue>> => [
      {
        key: 'cause',
        title: texts.cause,
        width: 'minmax(220px, 3fr)',
        cell: ({ code, type, field }) =>
          field === null ? `${code} · ${type}` : `${code} (${field}) · ${type}`,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(120px, 1fr)',
        cell: (row) => (
          <StatusBadge tone={issueLooks[row.state].tone}>{issueLooks[row.state].name[language]}</StatusBadge>
        ),
      },
      {
        key: 'service',
        card: 'note',
        title: texts.service,
        width: 'minmax(110px, 1fr)',
        cell: ({ service }) => service,
      },
      { key: 'waiting', title: texts.waiting, width: '90px', align: 'end', cell: ({ waiting }) => waiting },
      { key: 'orders', title: texts.orders, width: '110px', align: 'end', cell: ({ orders }) => orders },
      {
        key: 'last',
        card: 'trail',
        title: texts.last,
        width: 'minmax(120px, 1fr)',
        align: 'end',
        cell: ({ lastAt }) => <Instant at={lastAt} />,
      },
    ],
    [texts, language],
  );
  return (
    <>
      <FilterBar>
        <Choice
          label={texts.state}
          all={texts.anyState}
          value={state}
          choices={ISSUE_STATES.map((name) => [name, issueLooks[name].name[language]])}
          choose={(name) => choose('of-state', name)}
        />
      </FilterBar>
      <ListView
        label={texts.issues}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => choose('issue', id)}
        empty={{
          icon: IconStack2,
          title: state === null ? texts.none : texts.noneFound,
          teach: state === null ? texts.noneTeach : texts.noneFoundTeach,
        }}
      />
      {filter.issue !== null && <IssueDetail id={filter.issue} close={() => choose('issue', null)} />}
    </>
  );
}
