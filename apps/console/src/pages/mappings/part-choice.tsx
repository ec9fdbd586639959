import { SegmentedControl } from '@mantine/core';
import { defineTexts, useTexts } from '../../i18n/texts';

const partTexts = defineTexts({
  en: { label: 'What is shown', parts: { source: 'From', target: 'To', panel: 'Rule' } },
  de: { label: 'Was gezeigt wird', parts: { source: 'Von', target: 'Nach', panel: 'Regel' } },
});

export type Part = 'source' | 'target' | 'panel';
const PARTS: readonly Part[] = ['source', 'target', 'panel'];

interface Props {
  readonly value: Part;
  readonly choose: (part: Part) => void;
}

/** On a phone one part of the mapper has the screen; elsewhere all stand beside each other and this is not there. */
export function PartChoice({ value, choose }: Props) {
  const texts = useTexts(partTexts);
  return (
    <SegmentedControl
      hiddenFrom="sm"
      fullWidth
      aria-label={texts.label}
      value={value}
      onChange={(part) => choose(part)}
      data={PARTS.map((part) => ({ value: part, label: texts.parts[part] }))}
    />
  );
}
