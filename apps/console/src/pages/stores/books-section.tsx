import { Select, SimpleGrid, Stack, Switch, TagsInput } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { PairGrid } from '../../parts/form/pair-grid';
import { Section } from '../../parts/section';
import type { Store } from './store-api';
import { choicesOf, type StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** How the books are kept, where the law or the accountant leaves a choice. */
export function BooksSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const { books } = store;
  const set = (more: Partial<Store['books']>): void => put({ books: { ...books, ...more } });
  const months = Object.fromEntries(
    Object.entries(books.deferral).map(([sku, count]) => [sku, String(count)]),
  );
  return (
    <Section title={texts.books}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
          <Select
            label={texts.timeZone}
            searchable
            readOnly={readOnly}
            allowDeselect={false}
            data={TIME_ZONES.includes(store.timeZone) ? TIME_ZONES : [store.timeZone, ...TIME_ZONES]}
            value={store.timeZone}
            error={faultOf('timeZone')}
            onChange={(timeZone) => timeZone && put({ timeZone })}
          />
          <Select
            label={texts.discounts}
            readOnly={readOnly}
            allowDeselect={false}
            data={choicesOf(texts.discountChoices)}
            value={books.discounts}
            onChange={(value) => set({ discounts: value as Store['books']['discounts'] })}
          />
          <TagsInput
            label={texts.giftCardSkus}
            description={texts.giftCardHelp}
            readOnly={readOnly}
            value={books.giftCardSkus}
            error={faultOf('books.giftCardSkus')}
            onChange={(giftCardSkus) => set({ giftCardSkus })}
          />
        </SimpleGrid>
        <Switch
          label={texts.disputeTaxRelief}
          checked={books.disputeTaxRelief}
          disabled={readOnly}
          onChange={(event) => set({ disputeTaxRelief: event.currentTarget.checked })}
        />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <PairGrid
            label={texts.deferral}
            nameTitle={texts.sku}
            valueTitle={texts.months}
            value={months}
            onChange={(rows) =>
              set({
                deferral: Object.fromEntries(
                  Object.entries(rows).map(([sku, count]) => [sku, Number(count.replace(/\D/g, ''))]),
                ),
              })
            }
            readOnly={readOnly}
            error={faultOf('books.deferral')}
          />
          <PairGrid
            label={texts.invoiceRates}
            nameTitle={texts.currency}
            valueTitle={texts.rate}
            value={books.invoiceRates}
            onChange={(invoiceRates) => set({ invoiceRates })}
            readOnly={readOnly}
            error={faultOf('books.invoiceRates')}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  );
}
