import { Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { overridesChanged, rulesChanged } from '../model/difference';
import type { MappingDraft } from '../model/draft';
import { DifferenceList } from '../panels/difference-list';
import { draftsTexts } from './drafts.texts';

interface Props {
  readonly before: MappingDraft;
  readonly after: MappingDraft;
  readonly names: { readonly before: string; readonly after: string };
}

/** Two drafts beside each other: the rules of all, then those of single stores. */
export function DraftDifference({ before, after, names }: Props) {
  const texts = useTexts(draftsTexts);
  const stores = overridesChanged(before, after);
  const changes = rulesChanged(before.document.fields, after.document.fields);
  return (
    <Stack gap="sm">
      {(changes.length > 0 || stores.size === 0) && (
        <DifferenceList changes={changes} names={names} sideBySide />
      )}
      {[...stores].map(([storeId, ofStore]) => (
        <div key={storeId}>
          <Text size="sm" fw={600}>
            {texts.forStore(storeId)}
          </Text>
          <DifferenceList changes={ofStore} names={names} sideBySide />
        </div>
      ))}
    </Stack>
  );
}
