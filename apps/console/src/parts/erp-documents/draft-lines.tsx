import { Table } from '@mantine/core';
import type { ErpDraft } from '#contracts/models/erp-draft';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { erpDocumentsTexts } from './erp-documents.texts';

interface Column {
  readonly title: string;
  /** Numbers stand at the end. */
  readonly end?: boolean;
}

/** The lines of a document as a table; a customer has none. */
export function DraftLines({ draft }: { readonly draft: ErpDraft }) {
  const { columns, rows } = useLines(draft);
  if (rows.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table fz="sm" tabularNums verticalSpacing={4} aria-label={draft.document}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, end }) => (
              <Table.Th key={title} {...(end === true && { ta: 'end' })}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, row) => (
            <Table.Tr key={row}>
              {cells.map((cell, index) => (
                <Table.Td key={columns[index]!.title} {...(columns[index]!.end === true && { ta: 'end' })}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useLines(draft: ErpDraft): {
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<readonly string[]>;
} {
  const texts = useTexts(erpDocumentsTexts);
  const { money, number } = useFormat();
  switch (draft.kind) {
    case 'customer':
      return { columns: [], rows: [] };
    case 'journal': {
      const side = (amount: number) => (amount === 0 ? '' : money({ amount, currency: draft.currency }));
      return {
        columns: [
          { title: texts.account },
          { title: texts.ours },
          { title: texts.debit, end: true },
          { title: texts.credit, end: true },
        ],
        rows: draft.lines.map((line) => [
          line.account,
          `${line.number} ${line.name}`,
          side(line.debit),
          side(line.credit),
        ]),
      };
    }
    case 'order': {
      const sum = (amount: number) => money({ amount, currency: draft.currency });
      return {
        columns: [
          { title: texts.item },
          { title: texts.text },
          { title: texts.quantity, end: true },
          { title: texts.amount, end: true },
        ],
        rows: [
          ...draft.lines.map((line) => [line.item ?? '', line.text, number(line.quantity), sum(line.amount)]),
          ['', texts.total, '', sum(draft.total)],
        ],
      };
    }
    case 'reservation':
    case 'release':
      return {
        columns: [{ title: texts.item }, { title: texts.quantity, end: true }],
        rows: draft.lines.map((line) => [line.item, number(line.quantity)]),
      };
  }
}
