import { Code, Stack, Text } from '@mantine/core';
import type { ErpDraft } from '#contracts/models/erp-draft';
import { useTexts } from '../../i18n/texts';
import { DraftLines } from './draft-lines';
import { erpDocumentsTexts } from './erp-documents.texts';

interface Props {
  readonly connectionId: string;
  readonly documents: readonly ErpDraft[];
}

/** Documents as they would be given to the ERP: keys, accounts, items and amounts. */
export function ErpDocuments({ connectionId, documents }: Props) {
  const texts = useTexts(erpDocumentsTexts);
  return (
    <Stack gap="sm" role="group" aria-label={texts.title(connectionId)}>
      <Text size="sm" fw={600}>
        {texts.title(connectionId)}
      </Text>
      {documents.map((draft) => (
        <Stack key={`${draft.kind} ${draft.key}`} gap={4}>
          <Text size="sm">
            {texts.kinds[draft.kind]} <Code>{draft.document}</Code>
          </Text>
          <Head draft={draft} />
          <DraftLines draft={draft} />
        </Stack>
      ))}
      <Text size="xs" c="dimmed">
        {texts.about}
      </Text>
    </Stack>
  );
}

/** What stands above the lines, in one sentence. */
function Head({ draft }: { readonly draft: ErpDraft }) {
  const texts = useTexts(erpDocumentsTexts);
  const facts = [
    [texts.key, draft.key],
    ...('number' in draft ? [[texts.number, draft.number]] : []),
    ...('date' in draft ? [[texts.date, draft.date]] : []),
    ...('name' in draft ? [[texts.name, draft.name]] : []),
    ...('email' in draft && draft.email !== null ? [[texts.email, draft.email]] : []),
  ];
  return (
    <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
      {facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}
    </Text>
  );
}
