import { Button, Stack, Text } from '@mantine/core';
import { defineTexts, useTexts } from '../../../i18n/texts';

const modelTexts = defineTexts({
  en: {
    ask: 'Ask the language model',
    about: (model: string) =>
      `${model} is told names and types of fields, no values. What it says counts, and decides nothing.`,
  },
  de: {
    ask: 'Das Sprachmodell fragen',
    about: (model: string) =>
      `${model} erfährt Namen und Typen der Felder, keine Werte. Was es sagt, zählt mit und entscheidet nichts.`,
  },
});

interface Props {
  readonly model: string;
  readonly busy: boolean;
  readonly ask: () => void;
}

/** A second opinion on open fields, from the language model that the operator configured. */
export function AskModel({ model, busy, ask }: Props) {
  const texts = useTexts(modelTexts);
  return (
    <Stack gap={4}>
      <Button size="xs" variant="default" w="fit-content" loading={busy} onClick={ask}>
        {texts.ask}
      </Button>
      <Text size="xs" c="dimmed">
        {texts.about(model)}
      </Text>
    </Stack>
  );
}
