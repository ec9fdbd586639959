import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { useMay } from '../../session/session';
import type { Connection, Connector, SecretField, SecretState } from './connection';
import { connectionsTexts } from './connections.texts';
import { DropSecretDialog } from './drop-secret-dialog';
import { SetSecretDialog } from './set-secret-dialog';

interface Props {
  readonly connection: Connection;
  readonly connector: Connector;
}

type Doing = { readonly what: 'set' | 'end' | 'remove'; readonly field: SecretField };

/** Which secrets there are, since when and by whom; administrators set and rotate them. */
export function SecretsSection({ connection, connector }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const isAdmin = useMay('admin');
  const [doing, act] = useState<Doing>();
  const close = (): void => act(undefined);
  const stateOf = ({ name }: SecretField) => connection.secrets.find((one) => one.name === name);
  return (
    <Section title={texts.secrets}>
      <Text size="sm" c="dimmed" mb="xs">
        {texts.secretsAbout}
      </Text>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-label={texts.secrets}>
        {connector.secrets.map((field) => {
          const state = stateOf(field);
          return (
            <Group key={field.name} component="li" justify="space-between" gap="xs">
              <Box flex="1 1 260px">
                <Text size="sm" fw={600}>
                  {field.label[language]}
                </Text>
                <Text size="xs" c="dimmed">
                  {field.help[language]}
                </Text>
              </Box>
              <Box flex="0 1 220px">
                <SecretSign field={field} state={state} />
              </Box>
              {isAdmin && <SecretActions field={field} state={state} act={(what) => act({ what, field })} />}
            </Group>
          );
        })}
      </Stack>
      {doing?.what === 'set' && (
        <SetSecretDialog
          connectionId={connection.id}
          field={doing.field}
          configured={stateOf(doing.field)?.configured ?? false}
          close={close}
        />
      )}
      {doing && doing.what !== 'set' && (
        <DropSecretDialog connectionId={connection.id} field={doing.field} what={doing.what} close={close} />
      )}
    </Section>
  );
}

interface ActionProps {
  readonly field: SecretField;
  readonly state: SecretState | undefined;
  readonly act: (what: Doing['what']) => void;
}

function SecretActions({ field, state, act }: ActionProps) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const configured = state?.configured ?? false;
  const button = (what: Doing['what'], name: string) => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${name}: ${field.label[language]}`}
      onClick={() => act(what)}
    >
      {name}
    </Button>
  );
  return (
    <Group gap="xs" ml="auto">
      {(state?.values ?? 0) > 1 && button('end', texts.endRotation)}
      {configured && !field.required && button('remove', texts.remove)}
      {button('set', configured ? texts.rotate : texts.setSecret)}
    </Group>
  );
}

function SecretSign({
  field,
  state,
}: {
  readonly field: SecretField;
  readonly state: SecretState | undefined;
}) {
  const texts = useTexts(connectionsTexts);
  if (!state?.configured) {
    return (
      <StatusBadge tone={field.required ? 'bad' : 'neutral'}>
        {field.required ? texts.notSet : texts.notNeeded}
      </StatusBadge>
    );
  }
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge tone={state.values > 1 ? 'attention' : 'good'}>
        {state.values > 1 ? texts.twoValues : texts.set}
      </StatusBadge>
      {state.changedAt && (
        <Text size="xs" c="dimmed">
          <Instant at={state.changedAt} /> {state.changedBy && texts.setBy(state.changedBy)}
        </Text>
      )}
    </Stack>
  );
}
