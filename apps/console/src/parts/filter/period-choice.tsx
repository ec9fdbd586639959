import { TextInput } from '@mantine/core';
import { defineTexts, useTexts } from '../../i18n/texts';

const periodTexts = defineTexts({
  en: { from: 'From', to: 'To' },
  de: { from: 'Von', to: 'Bis' },
});

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly choose: (end: 'from' | 'to', day: string | null) => void;
}

/** Two days, both included; an end that is left open has none. */
export function PeriodChoice({ from, to, choose }: Props) {
  const texts = useTexts(periodTexts);
  return (
    <>
      <TextInput
        type="date"
        label={texts.from}
        value={from ?? ''}
        max={to ?? undefined}
        onChange={(event) => choose('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={texts.to}
        value={to ?? ''}
        min={from ?? undefined}
        onChange={(event) => choose('to', event.currentTarget.value)}
      />
    </>
  );
}
