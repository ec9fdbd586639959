import {
  ActionIcon,
  Autocomplete,
  Button,
  Input,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n/texts';
import { formTexts } from './form.texts';
import { recordOf, repeatedRows, rowsOf } from './pair-rows';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly nameTitle: string;
  readonly valueTitle: string;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Record<string, string>) => void;
  readonly readOnly: boolean;
  /** Names or values that may be chosen; free text without. */
  readonly names?: readonly Choice[] | undefined;
  readonly values?: readonly Choice[] | undefined;
  /** Names that come to mind; any other can be typed. */
  readonly suggestedNames?: readonly string[] | undefined;
  readonly error?: string | undefined;
}

/** A look-up table that is edited like a sheet: Enter goes to the next row and adds one after the last. */
export function PairGrid(props: Props) {
  const { label, nameTitle, valueTitle, value, onChange, readOnly, names, values, suggestedNames, error } =
    props;
  const texts = useTexts(formTexts);
  const [rows, setRows] = useState(() => rowsOf(value));
  const grid = useRef<HTMLTableElement>(null);
  const wanted = useRef<number>(undefined);
  const outside = JSON.stringify(value);
  const inside = JSON.stringify(recordOf(rows));
  // Discarded or taken from somebody else: what is drawn follows.
  const [seen, see] = useState(outside);
  if (outside !== seen) {
    see(outside);
    if (outside !== inside) setRows(rowsOf(value));
  }
  useEffect(() => {
    if (wanted.current === undefined) return;
    grid.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"] input`)?.focus();
    wanted.current = undefined;
  });
  const set = (next: typeof rows): void => {
    setRows(next);
    onChange(recordOf(next));
  };
  const put = (index: number, more: Partial<(typeof rows)[number]>): void =>
    set(rows.map((row, place) => (place === index ? { ...row, ...more } : row)));
  const add = (): void => {
    wanted.current = rows.length;
    setRows([...rows, { name: '', value: values?.[0]?.value ?? '' }]);
  };
  const byKey = (event: KeyboardEvent, index: number): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    event.preventDefault();
    if (index === rows.length - 1) return add();
    grid.current?.querySelector<HTMLElement>(`[data-row="${index + 1}"] input`)?.focus();
  };
  const repeated = repeatedRows(rows);
  return (
    <Stack gap={4}>
      <Input.Label labelElement="div">{label}</Input.Label>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.noRows}
        </Text>
      ) : (
        <Table ref={grid} aria-label={label} withTableBorder verticalSpacing={4} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">{nameTitle}</Table.Th>
              <Table.Th>{valueTitle}</Table.Th>
              {!readOnly && <Table.Td w={44} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={index} data-row={index}>
                <Table.Td>
                  <Cell
                    label={`${nameTitle} ${index + 1}`}
                    value={row.name}
                    choices={names}
                    suggestions={suggestedNames}
                    readOnly={readOnly}
                    error={repeated.has(index) ? texts.twice : undefined}
                    onChange={(name) => put(index, { name })}
                    onKeyDown={(event) => byKey(event, index)}
                  />
                </Table.Td>
                <Table.Td>
                  <Cell
                    label={`${valueTitle}: ${row.name === '' ? index + 1 : row.name}`}
                    value={row.value}
                    choices={values}
                    readOnly={readOnly}
                    onChange={(next) => put(index, { value: next })}
                    onKeyDown={(event) => byKey(event, index)}
                  />
                </Table.Td>
                {!readOnly && (
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={texts.removeRow(row.name)}
                      onClick={() => set(rows.filter((_row, place) => place !== index))}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {error !== undefined && (
        <Text size="xs" c="red" role="alert">
          {error}
        </Text>
      )}
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          aria-label={`${texts.addRow}: ${label}`}
          onClick={add}
        >
          {texts.addRow}
        </Button>
      )}
    </Stack>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: string;
  readonly choices?: readonly Choice[] | undefined;
  readonly suggestions?: readonly string[] | undefined;
  readonly readOnly: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Cell({ label, value, choices, suggestions = [], readOnly, error, onChange, onKeyDown }: CellProps) {
  if (readOnly) return <Text size="sm">{choices?.find((one) => one.value === value)?.label ?? value}</Text>;
  if (choices) {
    return (
      <Select
        aria-label={label}
        size="xs"
        searchable
        allowDeselect={false}
        data={[...choices]}
        value={value === '' ? null : value}
        error={error}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  const typed = { 'aria-label': label, size: 'xs', value, error, onKeyDown } as const;
  if (suggestions.length === 0) {
    return <TextInput {...typed} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return <Autocomplete {...typed} data={[...suggestions]} onChange={onChange} />;
}
