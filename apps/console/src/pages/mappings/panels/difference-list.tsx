import { Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { JsonView } from '../../../parts/json-view';
import { mapperTexts } from '../mapper.texts';
import type { RuleChange } from '../model/difference';

interface Props {
  readonly changes: readonly RuleChange[];
  readonly names: { readonly before: string; readonly after: string };
  /** Each rule in both versions beside each other. */
  readonly sideBySide?: boolean;
}

/** What differs, rule by rule. */
export function DifferenceList({ changes, names, sideBySide = false }: Props) {
  const texts = useTexts(mapperTexts);
  if (changes.length === 0) return <Text size="sm">{texts.noDifference}</Text>;
  return (
    <Stack gap="xs">
      {changes.map(({ target, before, after }) => {
        const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
        return (
          <div key={target}>
            <Group gap={6}>
              <Badge variant="default" tt="none" size="sm">
                {texts.change[kind]}
              </Badge>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {target}
              </Text>
            </Group>
            {sideBySide && (
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={4}>
                <JsonView value={before} label={`${target}: ${names.before}`} />
                <JsonView value={after} label={`${target}: ${names.after}`} />
              </SimpleGrid>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
