import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { StoreSelect } from '../stores/store-select';
import { customerHref } from './customer-href';
import { customersTexts } from './customers.texts';
import { DuplicatesSection } from './duplicates-section';
import { ImportsSection } from './imports-section';

export function CustomersPage() {
  const texts = useTexts(customersTexts);
  return (
    <Page title={texts.title} about={texts.about}>
      <Section title={texts.find}>
        <FindCustomer />
      </Section>
      <DuplicatesSection />
      <ImportsSection />
    </Page>
  );
}

function FindCustomer() {
  const texts = useTexts(customersTexts);
  const navigate = useNavigate();
  const [storeId, setStoreId] = useState('');
  const [customerId, setCustomerId] = useState('');
  const open = (event: FormEvent): void => {
    event.preventDefault();
    void navigate(customerHref(storeId, customerId.trim()));
  };
  return (
    <form onSubmit={open}>
      <Group align="flex-end" gap="sm">
        <StoreSelect label={texts.store} value={storeId} choose={setStoreId} />
        <TextInput
          label={texts.customerId}
          value={customerId}
          required
          onChange={(event) => setCustomerId(event.currentTarget.value)}
        />
        <Button type="submit" disabled={storeId === '' || customerId.trim() === ''}>
          {texts.open}
        </Button>
      </Group>
    </form>
  );
}
