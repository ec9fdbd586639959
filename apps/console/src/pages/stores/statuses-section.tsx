import { Autocomplete, Input, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import type { OrderStatus } from '#contracts/models/statuses';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { PairGrid } from '../../parts/form/pair-grid';
import { Section } from '../../parts/section';
import { orderStatusLooks } from '../orders/statuses';
import type { StoreSectionProps } from './store-section';
import { suggestNames, unreadNames } from './suggest-names';
import { storesTexts } from './stores.texts';

const STATUSES = Object.keys(orderStatusLooks) as OrderStatus[];

/** Our words for the shop's statuses, both ways. */
export function StatusesSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const { language } = useLanguage();
  return (
    <Section title={texts.statuses}>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.statusesAbout}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <ToCommerce store={store} put={put} readOnly={readOnly} faultOf={faultOf} />
        <PairGrid
          label={texts.fromCommerce}
          nameTitle={texts.theirs}
          valueTitle={texts.ours}
          suggestedNames={unreadNames(store.statuses)}
          values={STATUSES.map((value) => ({ value, label: orderStatusLooks[value].name[language] }))}
          value={store.statuses.fromCommerce}
          onChange={(rows) =>
            put({ statuses: { ...store.statuses, fromCommerce: rows as Record<string, OrderStatus> } })
          }
          readOnly={readOnly}
          error={faultOf('statuses.fromCommerce')}
        />
      </SimpleGrid>
    </Section>
  );
}

/** A row for each of our statuses: an empty one is not written. */
function ToCommerce({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const { language } = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  const { toCommerce } = store.statuses;
  const set = (status: OrderStatus, name: string): void => {
    const { [status]: _before, ...others } = toCommerce;
    put({
      statuses: { ...store.statuses, toCommerce: name === '' ? others : { ...toCommerce, [status]: name } },
    });
  };
  const byKey = (event: KeyboardEvent, index: number): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-row="${index + 1}"] input`)?.focus();
  };
  return (
    <Stack gap={4}>
      <Input.Label labelElement="div">{texts.toCommerce}</Input.Label>
      <Table
        ref={grid}
        aria-label={texts.toCommerce}
        withTableBorder
        verticalSpacing={4}
        horizontalSpacing="xs"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="45%">{texts.ours}</Table.Th>
            <Table.Th>{texts.theirs}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {STATUSES.map((status, index) => {
            const name = orderStatusLooks[status].name[language];
            const value = toCommerce[status] ?? '';
            return (
              <Table.Tr key={status} data-row={index}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  {readOnly ? (
                    value || <Text size="sm">{texts.notWritten}</Text>
                  ) : (
                    <Autocomplete
                      size="xs"
                      aria-label={`${texts.theirs}: ${name}`}
                      placeholder={texts.notWritten}
                      value={value}
                      data={suggestNames(store.statuses, status)}
                      comboboxProps={{ withinPortal: true }}
                      error={faultOf(`statuses.toCommerce.${status}`)}
                      onChange={(next) => set(status, next)}
                      onKeyDown={(event) => byKey(event, index)}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
