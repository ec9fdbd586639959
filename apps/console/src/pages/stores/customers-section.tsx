import { NumberInput, Select, SimpleGrid, Stack, Switch } from '@mantine/core';
import type { CustomerField, CustomerRule } from '#contracts/models/customer';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import type { Store } from './store-api';
import { choicesOf, type StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

type Customers = Store['customers'];

/** How customers are kept in step between the store's systems. */
export function CustomersSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const { customers } = store;
  const set = (more: Partial<Customers>): void => put({ customers: { ...customers, ...more } });
  const toggle = (name: 'sync' | 'createInCommerce' | 'sweep') => (
    <Switch
      label={texts[name]}
      checked={customers[name]}
      disabled={readOnly}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
    />
  );
  const choice = { readOnly, allowDeselect: false } as const;
  return (
    <Section title={texts.customers}>
      <Stack>
        {toggle('sync')}
        {customers.sync && (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
              <Select
                {...choice}
                label={texts.winsDefault}
                data={choicesOf(texts.rules)}
                value={customers.wins.default}
                error={faultOf('customers.wins.default')}
                onChange={(value) => set({ wins: { ...customers.wins, default: value as CustomerRule } })}
              />
              {(Object.keys(texts.fields) as CustomerField[]).map((field) => (
                <Select
                  key={field}
                  {...choice}
                  label={texts.winsField(texts.fields[field])}
                  data={[{ value: '', label: texts.asDefault }, ...choicesOf(texts.rules)]}
                  value={customers.wins.fields[field] ?? ''}
                  onChange={(value) => {
                    const { [field]: _before, ...others } = customers.wins.fields;
                    const fields = value ? { ...others, [field]: value } : others;
                    set({ wins: { ...customers.wins, fields } });
                  }}
                />
              ))}
              <Select
                {...choice}
                label={texts.createAtPayment}
                data={choicesOf(texts.createsAtPayment)}
                value={customers.createAtPayment}
                onChange={(value) => set({ createAtPayment: value as Customers['createAtPayment'] })}
              />
              <Select
                {...choice}
                label={texts.deletions}
                data={choicesOf(texts.deletionChoices)}
                value={customers.deletions}
                onChange={(value) => set({ deletions: value as Customers['deletions'] })}
              />
              <NumberInput
                label={texts.importPerSecond}
                readOnly={readOnly}
                min={1}
                max={100}
                allowDecimal={false}
                value={customers.importPerSecond}
                error={faultOf('customers.importPerSecond')}
                onChange={(value) => set({ importPerSecond: Number(value) })}
              />
            </SimpleGrid>
            {toggle('createInCommerce')}
            {toggle('sweep')}
          </>
        )}
      </Stack>
    </Section>
  );
}
