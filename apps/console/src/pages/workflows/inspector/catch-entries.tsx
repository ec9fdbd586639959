import { Button, Stack, TagsInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, type Catch } from '../model/document';
import type { Editor } from '../use-editor';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { WaySelect } from './way-select';

interface Props {
  readonly editor: Editor;
  readonly stepId: string;
  readonly entries: readonly Catch[];
  readonly onChange: (entries: readonly Catch[]) => void;
  readonly least?: number;
}

/** Error paths: which refusals lead where. */
export function CatchEntries({ editor, stepId, entries, onChange, least = 0 }: Props) {
  const texts = useTexts(designerTexts);
  const { readOnly } = editor;
  return (
    <Stack gap="xs">
      {entries.map((entry, index) => (
        <Entry
          key={index}
          removeLabel={texts.removeEntry}
          remove={readOnly || entries.length <= least ? undefined : () => onChange(withoutAt(entries, index))}
        >
          <TagsInput
            label={texts.onError}
            description={texts.errorCodes}
            size="xs"
            readOnly={readOnly}
            value={[...entry.errors]}
            onChange={(errors) => onChange(replaceAt(entries, index, { ...entry, errors }))}
          />
          <WaySelect
            editor={editor}
            label={texts.leadsTo}
            value={entry.next}
            except={stepId}
            onChange={(next) => onChange(replaceAt(entries, index, { ...entry, next }))}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...entries, { errors: ['*'], next: END }])}
        >
          {texts.addError}
        </Button>
      )}
    </Stack>
  );
}
