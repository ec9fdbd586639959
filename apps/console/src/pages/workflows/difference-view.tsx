import { Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { JsonView } from '../../parts/json-view';
import { differenceOf, isSame } from './model/difference';
import { findStep, nameOf, type WorkflowDocument } from './model/document';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly before: WorkflowDocument;
  readonly after: WorkflowDocument;
  /** What to say when nothing differs. */
  readonly same: string;
  /** Each changed step in both versions beside each other. */
  readonly sideBySide?: boolean;
}

/** What differs between two versions, by meaning: steps by id, places left aside. */
export function DifferenceView({ before, after, same, sideBySide = false }: Props) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const difference = differenceOf(before, after);
  if (isSame(difference)) return <Text size="sm">{same}</Text>;
  const list = (title: string, entries: readonly string[]) =>
    entries.length > 0 && (
      <Group gap={6} align="baseline">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {entries.map((entry) => (
          <Badge key={entry} variant="default" tt="none">
            {entry}
          </Badge>
        ))}
      </Group>
    );
  const pairs = [
    ...difference.document.map((field) => ({
      key: field,
      title: `${texts.workflowItself}: ${field}`,
      before: (before as unknown as Record<string, unknown>)[field],
      after: (after as unknown as Record<string, unknown>)[field],
    })),
    ...difference.changed.map(({ id, fields }) => ({
      key: id,
      title: `${nameOf(after, id, language)} (${fields.join(', ')})`,
      before: findStep(before, id),
      after: findStep(after, id),
    })),
    ...difference.removed.map((id) => ({
      key: id,
      title: `${texts.removed}: ${nameOf(before, id, language)}`,
      before: findStep(before, id),
      after: null,
    })),
    ...difference.added.map((id) => ({
      key: id,
      title: `${texts.added}: ${nameOf(after, id, language)}`,
      before: null,
      after: findStep(after, id),
    })),
  ];
  return (
    <Stack gap="sm">
      {list(
        texts.added,
        difference.added.map((id) => nameOf(after, id, language)),
      )}
      {list(
        texts.removed,
        difference.removed.map((id) => nameOf(before, id, language)),
      )}
      {list(
        texts.changedSteps,
        difference.changed.map(({ id }) => nameOf(after, id, language)),
      )}
      {list(texts.workflowItself, difference.document)}
      {sideBySide &&
        pairs.map((pair) => (
          <div key={pair.key}>
            <Text size="sm" fw={600} mb={4}>
              {pair.title}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
              <JsonView value={pair.before} label={`${pair.title}: ${texts.before}`} />
              <JsonView value={pair.after} label={`${pair.title}: ${texts.after}`} />
            </SimpleGrid>
          </div>
        ))}
    </Stack>
  );
}
