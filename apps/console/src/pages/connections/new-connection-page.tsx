import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { put } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { faultsOf } from '../../parts/form/faults';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useAddressFilter } from '../../parts/use-address-filter';
import { KINDS, type Connection, type Connector } from './connection';
import { connectionPath, CONNECTIONS, useConnections, useConnectors } from './connection-api';
import { Back } from './connection-page';
import styles from './connections.module.css';
import { connectionsTexts } from './connections.texts';
import { SecretInput } from './set-secret-dialog';
import { defaultsOf } from './setting-shape';
import { SettingsForm } from './settings-form';

export function NewConnectionPage() {
  const texts = useTexts(connectionsTexts);
  const connectors = useConnectors();
  const connections = useConnections();
  const { filter, choose } = useAddressFilter(['system']);
  const connector = connectors.data?.items.find(({ system }) => system === filter.system);
  if (connectors.isPending || connections.isPending) return <Loading />;
  const failed = connectors.error ?? connections.error;
  return (
    <Page title={texts.add} actions={<Back />}>
      {failed && <ProblemNote error={failed} retry={() => void connectors.refetch()} />}
      <Systems
        connectors={connectors.data?.items ?? []}
        chosen={filter.system}
        choose={(system) => choose('system', system)}
      />
      {connector && (
        <NewConnection
          key={connector.system}
          connector={connector}
          first={connections.data?.environment === null}
        />
      )}
    </Page>
  );
}

interface SystemsProps {
  readonly connectors: readonly Connector[];
  readonly chosen: string | null;
  readonly choose: (system: string) => void;
}

function Systems({ connectors, chosen, choose }: SystemsProps) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  return (
    <Section title={texts.chooseSystem}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
        {KINDS.flatMap((kind) => connectors.filter((one) => one.kind === kind)).map(
          ({ system, name, kind, description }) => (
            <UnstyledButton
              key={system}
              className={styles['system'] ?? ''}
              aria-pressed={system === chosen}
              onClick={() => choose(system)}
            >
              <Text size="sm" fw={650}>
                {name}
              </Text>
              <Text size="xs" fw={500}>
                {texts.oneKind[kind]}
              </Text>
              <Text size="xs" c="dimmed">
                {description[language]}
              </Text>
            </UnstyledButton>
          ),
        )}
      </SimpleGrid>
    </Section>
  );
}

interface NewProps {
  readonly connector: Connector;
  /** Nothing is configured yet: the environment is chosen with it. */
  readonly first: boolean;
}

function NewConnection({ connector, first }: NewProps) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [id, setId] = useState(`${connector.system}-1`);
  const [environment, setEnvironment] = useState('sandbox');
  const [settings, change] = useState<Connection['settings']>(() => defaultsOf(connector.settings));
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const create = useMutation({
    mutationFn: () =>
      put<Connection>(connectionPath(id), {
        system: connector.system,
        settings,
        secrets: Object.fromEntries(Object.entries(secrets).filter(([, value]) => value.trim() !== '')),
        revision: null,
        ...(first ? { environment } : {}),
      }),
    onSuccess: async (made) => {
      queryClient.setQueryData([connectionPath(made.id)], made);
      await queryClient.invalidateQueries({ queryKey: [CONNECTIONS] });
      await navigate(`/connections/${encodeURIComponent(made.id)}`);
    },
  });
  const faultOf = faultsOf(create.error, language);
  return (
    <Section title={connector.name}>
      <Stack component="form" onSubmit={(event) => event.preventDefault()}>
        <Text size="sm" c="dimmed">
          {texts.guide(connector.documentation)}
        </Text>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <TextInput
            label={texts.id}
            description={texts.idHelp}
            required
            value={id}
            error={faultOf('id')}
            onChange={(event) => setId(event.currentTarget.value)}
          />
          {first && (
            <Select
              label={texts.environment}
              description={texts.environmentHelp}
              allowDeselect={false}
              data={(['sandbox', 'staging', 'production'] as const).map((value) => ({
                value,
                label: texts.environments[value],
              }))}
              value={environment}
              onChange={(value) => setEnvironment(value ?? 'sandbox')}
            />
          )}
        </SimpleGrid>
        <SettingsForm
          connector={connector}
          settings={settings}
          onChange={change}
          readOnly={false}
          faultOf={faultOf}
        />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {connector.secrets.map((field) => (
            <SecretInput
              key={field.name}
              label={field.label[language]}
              field={field}
              required={field.required}
              value={secrets[field.name] ?? ''}
              onChange={(value) => setSecrets({ ...secrets, [field.name]: value })}
              error={faultOf(`secrets.${field.name}`)}
            />
          ))}
        </SimpleGrid>
        {create.error && <ProblemNote error={create.error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={create.isPending}
            disabled={id.trim() === ''}
            onClick={() => create.mutate()}
          >
            {texts.create}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
