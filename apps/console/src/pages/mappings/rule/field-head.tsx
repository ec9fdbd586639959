import { Badge, Group, List, Text, Title } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { Origin } from '../model/draft';
import type { FieldFault } from '../model/faults';
import type { FieldNode } from '../model/fields';

interface Props {
  readonly name: string;
  readonly node: FieldNode | undefined;
  readonly origin: Origin | undefined;
  readonly store: string | null;
  readonly faults: readonly FieldFault[];
}

/** What the other side says about the field, and what is wrong with what it is given. */
export function FieldHead({ name, node, origin, store, faults }: Props) {
  const texts = useTexts(mapperTexts);
  const field = node?.field;
  const bounds = [
    field?.maxLength ? texts.characters(field.maxLength) : null,
    field?.limit ?? null,
    field?.example ? texts.example(field.example) : null,
  ].filter((one) => one !== null);
  return (
    <div>
      <Group gap={6}>
        <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        {node?.type && (
          <Badge variant="default" tt="none" size="sm">
            {node.type}
          </Badge>
        )}
        {field?.required && (
          <Badge variant="default" tt="none" size="sm">
            {texts.required}
          </Badge>
        )}
      </Group>
      {field && (
        <Text size="sm" c="dimmed">
          {field.meaning}
        </Text>
      )}
      {bounds.length > 0 && (
        <Text size="xs" c="dimmed">
          {bounds.join(' · ')}
        </Text>
      )}
      {store !== null && origin !== undefined && (
        <Text size="xs" fw={600} mt={4} c={origin === 'base' ? 'dimmed' : 'light-dark(#a8460a, #ffc078)'}>
          {texts.originAbout[origin](store)}
        </Text>
      )}
      {faults.length > 0 && (
        <div role="alert" aria-label={texts.wrong}>
          <List size="sm" mt={6}>
            {faults.map(({ message, severity }) => (
              <List.Item
                key={message}
                c={severity === 'error' ? 'light-dark(#b02525, #ff9c9c)' : 'light-dark(#8a4b00, #ffc078)'}
              >
                {message}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </div>
  );
}
