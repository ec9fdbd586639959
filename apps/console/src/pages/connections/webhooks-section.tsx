import { ActionIcon, CopyButton, Code, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { partsTexts } from '../../parts/parts.texts';
import type { Connection, Connector } from './connection';
import { connectionsTexts } from './connections.texts';
import { EndpointState } from './endpoint-state';

interface Props {
  readonly connection: Connection;
  readonly connector: Connector;
}

/** Where the system sends its events, and, where that can be asked, whether it does. */
export function WebhooksSection({ connection, connector }: Props) {
  const texts = useTexts(connectionsTexts);
  const parts = useTexts(partsTexts);
  const given = connection.settings['webhookUrl'];
  const address =
    typeof given === 'string'
      ? given
      : `${window.location.origin}/webhooks/${encodeURIComponent(connection.id)}`;
  return (
    <Section title={texts.webhooks}>
      <Stack gap="sm">
        <div>
          <Text size="sm" fw={600}>
            {texts.address}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Code style={{ overflowWrap: 'anywhere' }}>{address}</Code>
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={copied ? parts.copied : parts.copy}
                  onClick={copy}
                >
                  {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                </ActionIcon>
              )}
            </CopyButton>
          </Group>
          <Text size="xs" c="dimmed">
            {texts.addressAbout}
          </Text>
        </div>
        {connector.kind === 'payment' && <EndpointState connection={connection} />}
      </Stack>
    </Section>
  );
}
