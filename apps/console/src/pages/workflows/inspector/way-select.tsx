import { Select } from '@mantine/core';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { useListWhenVisited } from '../../../parts/use-list-when-visited';
import { designerTexts } from '../designer.texts';
import { END, titleOf } from '../model/document';
import type { Editor } from '../use-editor';

interface Props {
  readonly editor: Editor;
  readonly label: string;
  readonly value: string;
  readonly onChange: (to: string) => void;
  /** The step itself cannot be its own target. */
  readonly except?: string;
}

/** Where a way leads: the same as dragging a line, by keyboard or click. */
export function WaySelect({ editor, label, value, onChange, except }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const list = useListWhenVisited();
  const steps = editor.document.steps.filter(({ id }) => id !== except);
  return (
    <Select
      {...list}
      label={label}
      searchable
      size="xs"
      allowDeselect={false}
      readOnly={editor.readOnly}
      data={[
        { value: END, label: texts.end },
        ...steps.map((step) => ({ value: step.id, label: titleOf(step, language) })),
      ]}
      value={value}
      onChange={(to) => to !== null && onChange(to)}
    />
  );
}
