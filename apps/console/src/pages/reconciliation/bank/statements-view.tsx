import { IconBuildingBank } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { BankStatement } from '#contracts/models/bank-statement';
import { withQuery } from '../../../api/client';
import { useList } from '../../../api/use-list';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { FilterBar } from '../../../parts/filter/filter-bar';
import { Instant } from '../../../parts/instant';
import { MoneyText } from '../../../parts/money';
import { StatusBadge } from '../../../parts/status-badge';
import { useAddressFilter } from '../../../parts/use-address-filter';
import type { Column } from '../../../parts/virtual-table';
import { ListView } from '../../../parts/list-view';
import { StoreChoice } from '../../stores/store-choice';
import { BANK_STATEMENTS } from './bank';
import { bankTexts } from './bank.texts';

/** What was taken in, and whether a statement is missing in between. A row leads to its lines. */
export function StatementsView() {
  const texts = useTexts(bankTexts);
  const { number, money, day } = useFormat();
  const { filter, choose } = useAddressFilter(['store']);
  const list = useList<BankStatement>(BANK_STATEMENTS, filter);
  const columns = useMemo(
    (): ReadonlyArray<Column<BankStatement>> => [
      {
        key: 'days',
        title: texts.days,
        width: 'minmax(205px, 1fr)',
        cell: ({ from, to }) => `${day(from)} – ${day(to)}`,
      },
      {
        key: 'account',
        card: 'plain',
        title: texts.account,
        width: 'minmax(160px, 2fr)',
        cell: ({ account }) => account,
      },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(100px, 1fr)',
        cell: ({ storeId }) => storeId,
      },
      {
        key: 'lines',
        title: texts.lineCount,
        width: '80px',
        align: 'end',
        cell: ({ lines }) => number(lines),
      },
      ...(['opening', 'closing'] as const).map((side): Column<BankStatement> => ({
        key: side,
        title: texts[side],
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ [side]: amount, currency }) => <MoneyText value={{ amount, currency }} />,
      })),
      {
        key: 'gap',
        title: texts.gap,
        width: 'minmax(120px, 1fr)',
        cell: ({ gap, currency }) =>
          gap === null || gap === 0 ? (
            texts.noGap
          ) : (
            <StatusBadge tone="bad">{money({ amount: gap, currency })}</StatusBadge>
          ),
      },
      {
        key: 'imported',
        card: 'note',
        title: texts.imported,
        width: 'minmax(120px, 1fr)',
        cell: ({ importedAt }) => <Instant at={importedAt} />,
      },
    ],
    [texts, number, money, day],
  );
  return (
    <>
      <FilterBar>
        <StoreChoice value={filter.store} choose={(store) => choose('store', store)} />
      </FilterBar>
      <ListView
        label={texts.statements}
        list={list}
        columns={columns}
        rowKey={({ statementId }) => statementId}
        href={({ statementId }) => withQuery('/bank', { view: 'lines', statement: statementId, all: true })}
        empty={{ icon: IconBuildingBank, title: texts.noStatements, teach: texts.noStatementsTeach }}
      />
    </>
  );
}
