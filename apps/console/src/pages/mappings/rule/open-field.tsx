import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { newFor } from '../model/connect';
import { findNode, type FieldNode } from '../model/fields';
import type { Mapper } from '../use-mapper';

/** A field that nothing gives yet: the ways to begin. */
export function OpenField({ mapper, node }: { readonly mapper: Mapper; readonly node: FieldNode }) {
  const texts = useTexts(mapperTexts);
  const options = mapper.sides.source.flatMap(({ path }) => (path.endsWith('*') ? [] : [path]));
  const nested = node.key.includes('[]');
  if (mapper.readOnly) return <Text size="sm">{texts.notMapped}</Text>;
  return (
    <Stack gap="sm">
      <Text size="sm">{texts.notMapped}</Text>
      <Select
        label={texts.takeFrom}
        placeholder={texts.chooseField}
        data={options}
        value={null}
        searchable
        limit={200}
        onChange={(path) => {
          const source = path === null ? undefined : findNode(mapper.sources, path);
          if (source) mapper.connect(source, node);
        }}
      />
      {!nested && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => mapper.put(node.key, { ...newFor(node), expression: '""' })}
          >
            {texts.writeExpression}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => mapper.put(node.key, { ...newFor(node), value: '' })}
          >
            {texts.giveConstant}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
