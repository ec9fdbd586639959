import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { mapperTexts } from './mapper.texts';

/** Orange on its own pale ground is too faint to be read by everybody. */
const READABLE = { label: { color: 'var(--mantine-color-text)' } } as const;

interface Props {
  readonly dirty: boolean;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** That somebody else has published, when left out. */
  readonly title?: string;
  readonly about?: string;
  readonly children?: ReactNode;
}

/** Somebody else has published, or saved a draft, since this was opened. */
export function ConflictNote({ dirty, takeTheirs, keepMine, title, about, children }: Props) {
  const texts = useTexts(mapperTexts);
  return (
    <Alert color="orange" title={title ?? texts.conflict} role="alert" styles={READABLE}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text size="sm">{dirty ? (about ?? texts.conflictAbout) : texts.conflictClean}</Text>
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
        {dirty && children}
      </Stack>
    </Alert>
  );
}
