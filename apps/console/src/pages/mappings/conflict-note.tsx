import { Alert, Button, Group, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { mapperTexts } from './mapper.texts';

/** Orange on its own pale ground is too faint to be read by everybody. */
const READABLE = { label: { color: 'var(--mantine-color-text)' } } as const;

interface Props {
  readonly dirty: boolean;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** Somebody else has published since this was opened. */
export function ConflictNote({ dirty, takeTheirs, keepMine }: Props) {
  const texts = useTexts(mapperTexts);
  return (
    <Alert color="orange" title={texts.conflict} role="alert" styles={READABLE}>
      <Group justify="space-between">
        <Text size="sm">{dirty ? texts.conflictAbout : texts.conflictClean}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={takeTheirs}>
            {dirty ? texts.takeTheirs : texts.showTheirs}
          </Button>
          {dirty && (
            <Button size="xs" onClick={keepMine}>
              {texts.keepMine}
            </Button>
          )}
        </Group>
      </Group>
    </Alert>
  );
}
