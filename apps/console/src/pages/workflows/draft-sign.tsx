import { Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { designerTexts } from './designer.texts';
import type { DraftState } from './use-draft';

interface Props {
  readonly state: DraftState;
  readonly revision: number;
  readonly readOnly: boolean;
}

/** Whether what is seen is kept. */
export function DraftSign({ state, revision, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const said = (): string => {
    if (readOnly) return texts.readOnly;
    switch (state) {
      case 'unchanged':
        return revision === 0 ? texts.noDraft : texts.saved(revision);
      case 'saved':
        return texts.saved(revision);
      case 'saving':
        return texts.saving;
      case 'unsaved':
      case 'failed':
        return texts.unsaved;
      case 'conflict':
        return texts.conflict;
    }
  };
  return (
    <Text size="sm" c="dimmed">
      {said()}
    </Text>
  );
}
