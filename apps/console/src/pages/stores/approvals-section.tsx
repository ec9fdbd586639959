import { ActionIcon, Button, Group, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { decimalText } from '../../i18n/decimal-text';
import { useTexts } from '../../i18n/texts';
import { formTexts } from '../../parts/form/form.texts';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import { parseAmount } from '../orders/amount-input';
import type { Store } from './store-api';
import type { StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

type Approvals = Store['approvals'];

/** Above which sums a second person decides; an administrator says it. */
export function ApprovalsSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const fixed = !useMay('admin') || readOnly;
  const { approvals } = store;
  const set = (more: Partial<Approvals>): void => put({ approvals: { ...approvals, ...more } });
  const setAbove = (currency: string, amount: number | null): void => {
    const { [currency]: _before, ...others } = approvals.above;
    set({ above: amount === null ? others : { ...others, [currency]: amount } });
  };
  const currencies = Object.keys(approvals.above).sort();
  return (
    <Section title={texts.approvals}>
      <Stack>
        <Text size="sm" c="dimmed">
          {currencies.length === 0 ? texts.approvalsNone : texts.approvalsAbout}
        </Text>
        {currencies.length > 0 && (
          <Table aria-label={texts.approvals} withTableBorder verticalSpacing={4} maw={480}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="30%">{texts.currency}</Table.Th>
                <Table.Th>{texts.above}</Table.Th>
                {!fixed && <Table.Td w={44} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {currencies.map((currency) => (
                <AboveRow
                  key={currency}
                  currency={currency}
                  amount={approvals.above[currency] ?? 0}
                  fixed={fixed}
                  change={(amount) => setAbove(currency, amount)}
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
        {!fixed && <AddCurrency known={currencies} add={(currency) => setAbove(currency, 0)} />}
        {currencies.length > 0 && (
          <NumberInput
            label={texts.expireAfterHours}
            maw={320}
            readOnly={fixed}
            allowDecimal={false}
            min={1}
            max={720}
            value={approvals.expireAfterHours}
            error={faultOf('approvals.expireAfterHours')}
            onChange={(hours) => set({ expireAfterHours: Number(hours) })}
          />
        )}
      </Stack>
    </Section>
  );
}

interface RowProps {
  readonly currency: string;
  /** Smallest units. */
  readonly amount: number;
  readonly fixed: boolean;
  /** Null: no limit. */
  readonly change: (amount: number | null) => void;
}

function AboveRow({ currency, amount, fixed, change }: RowProps) {
  const texts = useTexts(storesTexts);
  const form = useTexts(formTexts);
  const [typed, type] = useState<string>();
  const shown = typed ?? decimalText({ amount, currency });
  const parsed = /^0+([.,]0*)?$/.test(shown.trim()) ? 0 : parseAmount(shown, currency);
  return (
    <Table.Tr>
      <Table.Td>{currency}</Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          inputMode="decimal"
          aria-label={`${texts.above}: ${currency}`}
          readOnly={fixed}
          value={shown}
          error={parsed === null && texts.noAmount}
          onChange={(event) => {
            const text = event.currentTarget.value;
            type(text);
            const next = parseAmount(text, currency);
            if (next !== null) change(next);
          }}
          onBlur={() => {
            if (parsed !== null) {
              change(parsed);
              type(undefined);
            }
          }}
        />
      </Table.Td>
      {!fixed && (
        <Table.Td>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={form.removeRow(currency)}
            onClick={() => change(null)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

interface AddProps {
  readonly known: readonly string[];
  readonly add: (currency: string) => void;
}

function AddCurrency({ known, add }: AddProps) {
  const texts = useTexts(storesTexts);
  const form = useTexts(formTexts);
  const [currency, type] = useState('');
  const good = /^[A-Z]{3}$/.test(currency) && !known.includes(currency);
  const done = (): void => {
    if (!good) return;
    add(currency);
    type('');
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        size="xs"
        w={120}
        label={texts.currency}
        placeholder="EUR"
        maxLength={3}
        value={currency}
        onChange={(event) => type(event.currentTarget.value.toUpperCase())}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={`${form.addRow}: ${texts.approvals}`}
        disabled={!good}
        onClick={done}
      >
        {form.addRow}
      </Button>
    </Group>
  );
}
