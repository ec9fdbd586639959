import { Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { Section } from '../../parts/section';
import type { CustomerDetail } from './customer-detail';
import { customerTexts } from './customer.texts';

/** Where the shop's system knows the customer as a contact, and why we hold it to be the same person. */
export function ContactsSection({ customer: { contacts } }: { readonly customer: CustomerDetail }) {
  const texts = useTexts(customerTexts);
  if (contacts.length === 0) return null;
  return (
    <Section title={texts.contacts}>
      <Stack gap="xs">
        {contacts.map(({ connectionId, customerId, providerCustomerId, proof, since }) => (
          <Group key={`${connectionId} ${customerId}`} justify="space-between">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {connectionId}: {customerId} = {providerCustomerId} ({texts.proofs[proof]})
            </Text>
            <Instant at={since} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
