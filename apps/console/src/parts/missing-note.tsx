import { Alert, Button, Group, Text } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';

interface Props {
  readonly id: string;
  readonly dismiss: () => void;
}

/** An address that opens something this list does not have. */
export function MissingNote({ id, dismiss }: Props) {
  const texts = useTexts(partsTexts);
  return (
    <Alert
      color="gray"
      variant="light"
      icon={<IconMapQuestion size={18} aria-hidden />}
      title={texts.missing}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      role="status"
    >
      <Group justify="space-between">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {texts.missingAbout(id)}
        </Text>
        <Button size="xs" variant="default" onClick={dismiss}>
          {texts.showList}
        </Button>
      </Group>
    </Alert>
  );
}
