import { Anchor, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconPlugConnectedX } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import type { Connection, Connector } from './connection';
import { useConnection, useConnectors } from './connection-api';
import { ConnectionEditor } from './connection-editor';
import { connectionsTexts } from './connections.texts';
import { HealthSection } from './health-section';
import { RemoveConnection } from './remove-connection';
import { SecretsSection } from './secrets-section';
import { WebhooksSection } from './webhooks-section';

export function ConnectionPage() {
  const { id = '' } = useParams();
  const texts = useTexts(connectionsTexts);
  const connection = useConnection(id);
  const connectors = useConnectors();
  if (connection.isPending || connectors.isPending) return <Loading />;
  const failed = connection.error ?? connectors.error;
  const connector = connectors.data?.items.find(({ system }) => system === connection.data?.system);
  if (failed || !connection.data || !connector) {
    return (
      <Page title={id}>
        {failed instanceof ApiProblem && failed.status === 404 ? (
          <EmptyState icon={IconPlugConnectedX} title={texts.title} teach={texts.gone} action={<Back />} />
        ) : (
          <ProblemNote error={failed} retry={() => void connection.refetch()} />
        )}
      </Page>
    );
  }
  return <ConnectionView key={id} connection={connection.data} connector={connector} />;
}

interface Props {
  readonly connection: Connection;
  readonly connector: Connector;
}

function ConnectionView({ connection, connector }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const isAdmin = useMay('admin');
  return (
    <Page title={connection.id} about={`${connector.name}: ${connector.description[language]}`}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {texts.guide(connector.documentation)}
        </Text>
        <Back />
      </Group>
      <HealthSection connection={connection} connector={connector} />
      <ConnectionEditor connection={connection} connector={connector} />
      <SecretsSection connection={connection} connector={connector} />
      {connector.sendsWebhooks && <WebhooksSection connection={connection} connector={connector} />}
      <Section title={texts.usedBy} actions={isAdmin && <RemoveConnection connection={connection} />}>
        {connection.stores.length === 0 ? (
          <Text size="sm" c="dimmed">
            {texts.unused}
          </Text>
        ) : (
          <Group gap="md">
            {connection.stores.map((store) => (
              <Anchor key={store} component={Link} to={`/stores/${encodeURIComponent(store)}`} size="sm">
                {store}
              </Anchor>
            ))}
          </Group>
        )}
      </Section>
    </Page>
  );
}

export function Back() {
  const texts = useTexts(connectionsTexts);
  return (
    <Anchor component={Link} to="/connections" size="sm">
      <Group gap={4}>
        <IconArrowLeft size={14} aria-hidden />
        {texts.back}
      </Group>
    </Anchor>
  );
}
