import { Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { differences } from '../../parts/form/differences';
import { JsonView } from '../../parts/json-view';
import { WideTable } from '../../parts/wide-table';
import { auditTexts } from './audit.texts';

/** `GET /api/v1/audit`. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly storeId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What was changed, part by part, and both states whole. */
export function AuditDetail({ entry, close }: { readonly entry: AuditEntry; readonly close: () => void }) {
  const texts = useTexts(auditTexts);
  const format = useFormat();
  const isChange = entry.before !== null && entry.after !== null;
  const parts = [
    [texts.before, entry.before],
    [texts.after, entry.after],
    [texts.details, entry.details],
  ] as const;
  return (
    <DetailDrawer title={entry.action} close={close}>
      <Stack>
        <Facts
          facts={[
            [texts.actor, entry.actor],
            [texts.at, format.instant(entry.at)],
            [texts.subject, entry.subject],
            [texts.store, entry.storeId],
          ]}
        />
        {isChange && <Changes entry={entry} />}
        {parts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <Stack key={name} gap={4}>
              <strong>{name}</strong>
              <JsonView value={value} label={name} />
            </Stack>
          ))}
      </Stack>
    </DetailDrawer>
  );
}

function Changes({ entry }: { readonly entry: AuditEntry }) {
  const texts = useTexts(auditTexts);
  const changed = differences(entry.before, entry.after);
  if (changed.length === 0) return <Text size="sm">{texts.same}</Text>;
  return (
    <WideTable label={texts.changed} minWidth={360}>
      <Table aria-label={texts.changed} verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.part}</Table.Th>
            <Table.Th>{texts.before}</Table.Th>
            <Table.Th>{texts.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changed.map(({ path, mine, theirs }) => (
            <Table.Tr key={path}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{path === '' ? entry.subject : path}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{mine}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{theirs}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
