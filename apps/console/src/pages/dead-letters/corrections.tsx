import { Alert, Anchor, Stack, Table, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get, withQuery } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { percent } from '../overview/percent';
import { correctionsTexts } from './corrections.texts';
import type { DeadLetter } from './dead-letter';

interface Corrections {
  readonly mapping: string;
  readonly field: string;
  readonly current: string | null;
  readonly ofStore: boolean;
  readonly items: ReadonlyArray<{
    readonly source: string;
    readonly confidence: number;
    readonly decidedBefore: boolean;
    readonly value: string;
  }>;
}

/** Other sources for the field at which a mapping has failed, each with what it would give of this message. */
export function CorrectionsOf({ letter }: { readonly letter: DeadLetter }) {
  const path = `/api/v1/dead-letters/${encodeURIComponent(letter.id)}/corrections`;
  const query = useQuery({
    queryKey: [path, letter.service],
    queryFn: ({ signal }) =>
      get<{ readonly corrections: Corrections | null }>(path, { service: letter.service }, signal),
    enabled: letter.failureClass === 'mapping',
  });
  const corrections = query.data?.corrections;
  if (!corrections) return null;
  return <Proposal corrections={corrections} letter={letter} />;
}

function Proposal({
  corrections,
  letter,
}: {
  readonly corrections: Corrections;
  readonly letter: DeadLetter;
}) {
  const texts = useTexts(correctionsTexts);
  const { language } = useFormat();
  const { mapping, field, current, ofStore, items } = corrections;
  const store = ofStore ? letter.storeId : null;
  const about = current === null ? texts.aboutField(field) : texts.about(field, current);
  return (
    <Alert
      variant="light"
      color="till"
      icon={<IconArrowsExchange size={18} aria-hidden />}
      title={texts.title}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="xs">
        <Text size="sm">{items.length === 0 ? texts.none(field) : about}</Text>
        {items.length > 0 && (
          <Table fz="sm" verticalSpacing={4} aria-label={texts.title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.source}</Table.Th>
                <Table.Th>{texts.value}</Table.Th>
                <Table.Th ta="end">{texts.likely}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ source, value, confidence, decidedBefore }) => (
                <Table.Tr key={source}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{source}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                  <Table.Td ta="end">
                    {percent(confidence, language)}
                    {decidedBefore && <Text size="xs">{texts.before}</Text>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Anchor
          component={Link}
          size="sm"
          underline="always"
          to={withQuery(`/mappings/${encodeURIComponent(mapping)}`, { store, field })}
        >
          {store === null ? texts.open : texts.openStore(store)}
        </Anchor>
      </Stack>
    </Alert>
  );
}
