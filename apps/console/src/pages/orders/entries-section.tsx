import { Accordion, Group, Text } from '@mantine/core';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { toldEntry } from '../../i18n/books-words';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { EntryLines } from '../../parts/entry-lines';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { entryStateLooks } from './money-words';
import { orderTexts } from './order.texts';

/** The entries with their lines; debits and credits are equal in each. */
export function EntriesSection({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  return (
    <Section title={texts.entries}>
      {entries.length === 0 && <Text size="sm">{texts.noEntries}</Text>}
      <Accordion multiple order={3} chevronPosition="left" variant="default">
        {entries.map((entry) => (
          <Accordion.Item key={entry.entryId} value={entry.entryId}>
            <Accordion.Control>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" span>
                  {format.day(entry.date)} {toldEntry(format.language, entry.description)}
                </Text>
                <StatusBadge tone={entryStateLooks[entry.state].tone}>
                  {entryStateLooks[entry.state].name[format.language]}
                </StatusBadge>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Lines entry={entry} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Section>
  );
}

function Lines({ entry }: { readonly entry: JournalEntry }) {
  const texts = useTexts(orderTexts);
  return (
    <>
      <EntryLines entry={entry} />
      <Text size="xs" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {[entry.key, texts.rule(entry.rule), entry.erp && texts.erpDocument(entry.erp.documentId)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  );
}
