import { Checkbox } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useMemo } from 'react';
import { BANK_LINE_STATES, type BankLine } from '#contracts/models/bank-statement';
import { useLiveRefresh } from '../../../api/live';
import { useList } from '../../../api/use-list';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { MoneyText } from '../../../parts/money';
import { useAddressFilter } from '../../../parts/use-address-filter';
import type { Column } from '../../../parts/virtual-table';
import { Choice } from '../../../parts/filter/choice';
import { FilterBar } from '../../../parts/filter/filter-bar';
import { ListView } from '../../../parts/list-view';
import { CONCERNS } from '../payouts/payout';
import { StoreChoice } from '../../stores/store-choice';
import { BANK_LINES } from './bank';
import { bankTexts } from './bank.texts';
import { LineDetail } from './line-detail';
import { LineState } from './line-state';

const ASK_AGAIN_MS = 60_000;

/** Lines of the bank that are payouts or should be. */
export function LinesView() {
  const texts = useTexts(bankTexts);
  const format = useFormat();
  const { filter, choose } = useAddressFilter(['store', 'state', 'statement', 'all', 'line']);
  const { line: opened, ...asked } = filter;
  const list = useList<BankLine>(BANK_LINES, asked, { refetchInterval: ASK_AGAIN_MS });
  const filtered = Object.values(asked).some((value) => value !== null);
  useLiveRefresh([BANK_LINES], ({ type }) => CONCERNS.test(type));
  const columns = useMemo(
    (): ReadonlyArray<Column<BankLine>> => [
      {
        key: 'day',
        card: 'note',
        title: texts.day,
        width: '120px',
        cell: ({ valueDate }) => format.day(valueDate),
      },
      { key: 'text', card: 'lead', title: texts.text, width: 'minmax(180px, 3fr)', cell: ({ text }) => text },
      {
        key: 'counterparty',
        card: 'note',
        title: texts.counterparty,
        width: 'minmax(140px, 1fr)',
        cell: ({ counterparty }) => counterparty ?? '',
      },
      {
        key: 'account',
        card: 'note',
        title: texts.account,
        width: 'minmax(170px, 1fr)',
        cell: ({ account }) => account,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(180px, 1fr)',
        cell: (line) => <LineState line={line} />,
      },
      {
        key: 'amount',
        card: 'trail',
        title: texts.amount,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ amount, currency }) => <MoneyText value={{ amount, currency }} />,
      },
    ],
    [texts, format],
  );
  return (
    <>
      <FilterBar>
        <StoreChoice value={filter.store} choose={(store) => choose('store', store)} />
        <Choice
          label={texts.state}
          all={texts.allStates}
          value={filter.state}
          choices={BANK_LINE_STATES.map((state) => [state, texts.states[state]])}
          choose={(state) => choose('state', state)}
        />
        <Checkbox
          label={texts.allLines}
          checked={filter.all === 'true'}
          onChange={(event) => choose('all', event.currentTarget.checked ? 'true' : null)}
        />
      </FilterBar>
      <ListView
        label={texts.lines}
        list={list}
        columns={columns}
        rowKey={({ lineId }) => lineId}
        onRow={({ lineId }) => choose('line', lineId)}
        empty={{
          icon: IconBuildingBank,
          title: filtered ? texts.noLinesFound : texts.noLines,
          teach: filtered ? texts.noLinesFoundTeach : texts.noLinesTeach,
        }}
      />
      {opened !== null && <LineDetail key={opened} lineId={opened} close={() => choose('line', null)} />}
    </>
  );
}
