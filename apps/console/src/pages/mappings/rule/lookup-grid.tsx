import { ActionIcon, Button, Checkbox, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Transform } from '#mapping/transforms/transform-schema';
import { useTexts } from '../../../i18n/texts';
import { same } from '../model/difference';
import { cellText, cellValue, pastedRows, tableOf, type LookupRow } from './lookup-rows';
import { transformTexts } from './transforms.texts';

type Lookup = Extract<Transform, { name: 'lookup' }>;
interface Props {
  readonly transform: Lookup;
  readonly type: string;
  readonly readOnly: boolean;
  readonly change: (transform: Lookup) => void;
}

/** A look-up table as a grid; rows of a spreadsheet can be pasted into it. */
export function LookupGrid({ transform, type, readOnly, change }: Props) {
  const texts = useTexts(transformTexts);
  const [rows, setRows] = useState<readonly LookupRow[]>(() => Object.entries(transform.table));
  // An undo changes the table from outside; what is being typed has not reached it yet.
  useEffect(() => {
    setRows((before) => (same(tableOf(before), transform.table) ? before : Object.entries(transform.table)));
  }, [transform.table]);
  const put = (next: readonly LookupRow[]): void => {
    setRows(next);
    const table = tableOf(next);
    if (table) change({ ...transform, table });
  };
  const set = (index: number, row: LookupRow): void => put(rows.map((old, at) => (at === index ? row : old)));
  const doubled = (key: string): boolean => key !== '' && rows.filter(([one]) => one === key).length > 1;
  return (
    <Stack gap={6}>
      <Table
        withTableBorder
        withColumnBorders
        verticalSpacing={2}
        horizontalSpacing={4}
        aria-label={texts.table}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.from}</Table.Th>
            <Table.Th>{texts.to}</Table.Th>
            {!readOnly && <Table.Th w={32} aria-label={texts.remove} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody
          onPaste={(event) => {
            const pasted = pastedRows(event.clipboardData.getData('text'), type);
            if (!pasted || readOnly) return;
            event.preventDefault();
            put([...rows.filter(([key]) => key !== '' && !pasted.some(([one]) => one === key)), ...pasted]);
          }}
        >
          {rows.map(([key, value], index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <TextInput
                  size="xs"
                  variant="unstyled"
                  aria-label={texts.fromRow(index + 1)}
                  value={key}
                  readOnly={readOnly}
                  error={doubled(key) && texts.doubled}
                  onChange={(event) => set(index, [event.currentTarget.value, value])}
                />
              </Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  variant="unstyled"
                  aria-label={texts.toRow(index + 1)}
                  value={cellText(value)}
                  readOnly={readOnly}
                  onChange={(event) => set(index, [key, cellValue(event.currentTarget.value, type)])}
                />
              </Table.Td>
              {!readOnly && (
                <Table.Td>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={texts.removeRow(index + 1)}
                    onClick={() => put(rows.filter((_, at) => at !== index))}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {texts.emptyTable}
        </Text>
      )}
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => setRows([...rows, ['', '']])}
        >
          {texts.addRow}
        </Button>
      )}
      <TextInput
        size="xs"
        label={texts.otherwise}
        description={texts.otherwiseAbout}
        value={transform.otherwise === undefined ? '' : cellText(transform.otherwise)}
        readOnly={readOnly}
        onChange={(event) => {
          const { otherwise: _before, ...rest } = transform;
          const text = event.currentTarget.value;
          change(text === '' ? rest : { ...rest, otherwise: cellValue(text, type) });
        }}
      />
      <Checkbox
        size="xs"
        label={texts.ignoreCase}
        checked={transform.ignoreCase}
        disabled={readOnly}
        onChange={(event) => change({ ...transform, ignoreCase: event.currentTarget.checked })}
      />
    </Stack>
  );
}
