import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { FieldNode } from '../model/fields';
import type { Mapper } from '../use-mapper';

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/;

/** A place that takes fields of any name: the name is given first. */
export function AnyName({ mapper, node }: { readonly mapper: Mapper; readonly node: FieldNode }) {
  const texts = useTexts(mapperTexts);
  const { picked } = mapper;
  const [name, setName] = useState(picked?.name ?? '');
  const key = `${node.key.slice(0, -1)}${name}`;
  const taken = mapper.ruleAt(key) !== undefined;
  const wrong = name !== '' && !NAME.test(name);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name === '' || wrong || taken) return;
    const target: FieldNode = { key, name, type: node.type, field: null, children: [] };
    if (picked) mapper.connect(picked, target);
    else mapper.select(key);
  };
  if (mapper.readOnly) return <Text size="sm">{texts.anyNameAbout}</Text>;
  return (
    <form onSubmit={add}>
      <Stack gap="sm">
        <Text size="sm">{texts.anyNameAbout}</Text>
        <TextInput
          label={texts.nameOfField}
          value={name}
          error={wrong ? texts.wrongName : taken && texts.nameTaken}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" size="xs" disabled={name === '' || wrong || taken}>
          {picked ? texts.addAndConnect(picked.key) : texts.addField}
        </Button>
      </Stack>
    </form>
  );
}
