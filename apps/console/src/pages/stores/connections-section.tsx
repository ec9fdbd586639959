import { Select, SimpleGrid, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { useSession } from '../../session/session';
import { useConnections, useConnectors } from '../connections/connection-api';
import type { StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

const ROLES = ['commerce', 'payment', 'erp', 'crm', 'mail'] as const;
const REQUIRED: ReadonlySet<string> = new Set(['commerce', 'payment']);

/** Which systems the store joins. */
export function ConnectionsSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const scoped = useSession().stores !== null;
  const connections = useConnections();
  const connectors = useConnectors();
  const kinds = new Map(connectors.data?.items.map(({ system, kind }) => [system, kind]));
  const ofKind = (kind: (typeof ROLES)[number]): string[] => {
    const ids = (connections.data?.items ?? []).flatMap(({ id, system }) =>
      kinds.get(system) === kind ? [id] : [],
    );
    const current = store[kind];
    return current && !ids.includes(current) ? [...ids, current] : ids;
  };
  return (
    <Section title={texts.connections}>
      <Text size="sm" c="dimmed" mb="sm">
        {scoped && !readOnly ? texts.scoped : texts.connectionsAbout}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
        {ROLES.map((role) => (
          <Select
            key={role}
            label={texts.roles[role]}
            withAsterisk={REQUIRED.has(role)}
            readOnly={readOnly || scoped}
            allowDeselect={false}
            clearable={!REQUIRED.has(role)}
            placeholder={texts.nobody}
            data={ofKind(role)}
            value={store[role] === '' ? null : store[role]}
            error={faultOf(role)}
            onChange={(value) => put({ [role]: value })}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
