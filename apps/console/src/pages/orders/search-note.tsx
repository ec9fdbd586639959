import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPlugConnectedX, IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts';
import { ordersTexts } from './orders.texts';

interface Props {
  readonly search: string;
  readonly unanswered: readonly string[];
  readonly clear: () => void;
}

/** What the list was searched for, how to see all again, and whose answer is missing. */
export function SearchNote({ search, unanswered, clear }: Props) {
  const texts = useTexts(ordersTexts);
  return (
    <>
      <Group gap="sm">
        <Text>{texts.foundFor(search)}</Text>
        <Button size="xs" variant="default" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
          {texts.showAll}
        </Button>
      </Group>
      {unanswered.length > 0 && (
        <Alert
          color="yellow"
          variant="light"
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
          icon={<IconPlugConnectedX size={18} aria-hidden />}
          title={texts.unanswered(unanswered.join(', '))}
        >
          {texts.unansweredAbout}
        </Alert>
      )}
    </>
  );
}
