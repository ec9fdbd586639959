import { Anchor, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { useList } from '../../api/use-list';
import { Section } from '../../parts/section';
import type { StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

interface Summary {
  readonly workflowId: string;
  readonly publishedVersion: number | null;
}

/** What runs for the store's orders, and where its other rules are. */
export function WorkflowsSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const list = useList<Summary>('/api/v1/workflows');
  const published = list.items.flatMap(({ workflowId, publishedVersion }) =>
    publishedVersion === null ? [] : [workflowId],
  );
  const overrides = Object.keys(store.mappings).length;
  return (
    <Section title={texts.workflows}>
      <Stack gap="sm">
        <MultiSelect
          aria-label={texts.workflows}
          description={store.workflows.length === 0 ? texts.workflowsNone : texts.workflowsAbout}
          readOnly={readOnly}
          searchable
          data={[...new Set([...published, ...store.workflows])]}
          value={store.workflows}
          error={faultOf('workflows')}
          onChange={(workflows) => put({ workflows })}
        />
        <Group gap="lg">
          <Text size="sm">{texts.mappings(overrides)}</Text>
          <Anchor component={Link} to={`/alert-rules?store=${encodeURIComponent(store.id)}`} size="sm">
            {texts.alerts}
          </Anchor>
        </Group>
      </Stack>
    </Section>
  );
}
