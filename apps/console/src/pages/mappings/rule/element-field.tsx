import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { EachRule } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { elementName } from '../model/connect';
import { innerKey, listOf, newRule, ruleAt } from '../model/rules';
import type { RuleProps } from './rule-props';

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,99}(\.[A-Za-z_][A-Za-z0-9_-]{0,99})*$/;
/** Lists lie in lists two deep. */
const DEEPEST = 2;

/** A field of each element, by its name: the first one lets the elements be mapped one by one. */
export function ElementField({ mapper, field, rule, elements, change }: RuleProps) {
  const texts = useTexts(mapperTexts);
  const [name, setName] = useState('');
  const taken = ruleAt(mapper.rules, innerKey(field, name)) !== undefined;
  const wrong = name !== '' && !NAME.test(name);
  if (mapper.readOnly || depthOf(field) > DEEPEST || rule.source === undefined) return null;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name === '' || wrong || taken) return;
    const as = rule.each?.as ?? elementName(rule.source ?? '', new Set(elements.map((one) => one.as)));
    const inner = { ...newRule(name), source: as };
    const each: EachRule = rule.each ?? { as, flatten: false, max: 2_000, fields: [] };
    change({ ...rule, type: 'list', transforms: [], each: { ...each, fields: [...each.fields, inner] } });
    setName('');
  };
  return (
    <form onSubmit={add}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          label={texts.elementField}
          value={name}
          error={wrong ? texts.wrongName : taken && texts.nameTaken}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          size="xs"
          type="submit"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={name === '' || wrong || taken}
        >
          {texts.addField}
        </Button>
      </Group>
    </form>
  );
}

function depthOf(key: string): number {
  const list = listOf(key);
  return list === undefined ? 1 : 1 + depthOf(list);
}
