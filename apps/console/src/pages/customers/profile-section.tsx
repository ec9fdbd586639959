import { Stack, Table, Text } from '@mantine/core';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { WideTable } from '../../parts/wide-table';
import type { CustomerDetail } from './customer-detail';
import { customerTexts } from './customer.texts';

/** One row per field, one column per system: what differs says so in words. */
export function ProfileSection({ customer }: { readonly customer: CustomerDetail }) {
  const texts = useTexts(customerTexts);
  const { links, profile, differences, notSupported } = customer;
  const differing = new Set(differences.map(({ field }) => field));
  return (
    <Section title={texts.profile}>
      <WideTable label={texts.profile} minWidth={links.length > 1 ? 240 + 160 * links.length : 320}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.field}</Table.Th>
              <Table.Th>{texts.agreed}</Table.Th>
              {links.map(({ connectionId, externalId, side, state, guest }) => (
                <Table.Th key={`${connectionId} ${externalId}`}>
                  <Stack gap={0}>
                    <span>{texts.sides[side]}</span>
                    <Text size="xs" c="dimmed" fw={400}>
                      {connectionId} · {externalId} · {texts.states[state]}
                      {guest && ` · ${texts.guest}`}
                    </Text>
                  </Stack>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {CUSTOMER_FIELDS.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">
                  {texts.fields[field]}{' '}
                  {differing.has(field) && <StatusBadge tone="attention">{texts.differs}</StatusBadge>}
                </Table.Th>
                <Table.Td>{profile[field] ?? '–'}</Table.Td>
                {links.map((link) => (
                  <Table.Td key={`${link.connectionId} ${link.externalId}`}>
                    {link.profile?.[field] ?? '–'}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      <Text size="xs" c="dimmed" mt="xs">
        {texts.profileAbout}
      </Text>
      {notSupported.map(({ connectionId, message }) => (
        <Text key={connectionId} size="sm" mt="xs">
          <strong>{connectionId}</strong>: {texts.notSupported}. {message}
        </Text>
      ))}
    </Section>
  );
}
