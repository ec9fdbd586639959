import { Anchor, Group, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { BackLink } from '../../parts/back-link';
import { Page } from '../../parts/page';
import { PageState } from '../../parts/page-state';
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
  const connector = connectors.data?.items.find(({ system }) => system === connection.data?.system);
  if (!connection.data || !connector) {
    return (
      <PageState
        title={id}
        error={connection.error ?? connectors.error}
        retry={() => void connection.refetch()}
        back={{ to: '/connections', label: texts.back }}
        unknown={{ title: texts.unknown(id), teach: texts.gone }}
      />
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
  return <BackLink to="/connections" label={useTexts(connectionsTexts).back} />;
}
