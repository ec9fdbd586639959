import { Group, Text } from '@mantine/core';
import { useLive, useLiveConnected } from '../api/live';
import { useTexts } from '../i18n/texts';
import { shellTexts } from './shell.texts';

/** Says whether what is shown follows the system or stands still. */
export function LiveSign() {
  const texts = useTexts(shellTexts);
  useLive(() => undefined);
  const live = useLiveConnected();
  return (
    <Group gap={6} wrap="nowrap" role="status">
      <span
        aria-hidden
        style={{
          width: 8,
          height: 8,
          borderRadius: 4,
          background: `var(--mantine-color-${live ? 'teal-6' : 'orange-6'})`,
        }}
      />
      <Text size="xs" visibleFrom="xs">
        {live ? texts.live : texts.notLive}
      </Text>
    </Group>
  );
}
