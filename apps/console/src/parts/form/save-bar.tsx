import { Button, Group, Paper, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { formTexts } from './form.texts';

interface Props {
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly saved: boolean;
  readonly disabled?: boolean;
  readonly save: () => void;
  readonly discard: () => void;
}

/** Stays in sight below a long form while there is something to save, and says that it was. */
export function SaveBar({ dirty, busy, saved, disabled = false, save, discard }: Props) {
  const texts = useTexts(formTexts);
  if (!dirty) {
    return (
      <Text size="sm" role="status" c="dimmed" ta="end">
        {saved ? texts.saved : ''}
      </Text>
    );
  }
  return (
    <Paper withBorder p="sm" pos="sticky" bottom={8} shadow="md" style={{ zIndex: 2 }}>
      <Group justify="space-between">
        <Text size="sm" role="status" fw={600}>
          {texts.unsaved}
        </Text>
        <Group gap="xs">
          <Button variant="default" disabled={busy} onClick={discard}>
            {texts.discard}
          </Button>
          <Button disabled={disabled} loading={busy} onClick={save}>
            {texts.save}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
