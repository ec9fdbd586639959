import { Button, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { faultsAt } from '../model/faults';
import { findNode } from '../model/fields';
import type { Mapper } from '../use-mapper';
import type { LivePreview } from '../use-preview';
import { AnyName } from './any-name';
import { FieldHead } from './field-head';
import { OpenField } from './open-field';
import { RuleEditor } from './rule-editor';

interface Props {
  readonly mapper: Mapper;
  readonly live: LivePreview;
}

/** The chosen target field and its rule. */
export function RulePanel({ mapper, live }: Props) {
  const texts = useTexts(mapperTexts);
  const { selected, scope } = mapper;
  const node = selected === null ? undefined : findNode(mapper.targets, selected);
  if (selected === null || !node) {
    return (
      <Text size="sm" c="dimmed">
        {texts.nothingSelected}
      </Text>
    );
  }
  const rule = mapper.ruleAt(selected);
  const origin = mapper.originOf(selected);
  return (
    <Stack gap="sm" key={`${scope ?? ''} ${selected}`}>
      <FieldHead
        name={selected}
        node={node}
        origin={origin}
        store={scope}
        faults={faultsAt(live.faults, selected)}
      />
      {rule ? (
        <RuleEditor
          mapper={mapper}
          live={live}
          field={selected}
          rule={rule}
          elements={mapper.elementsAt(selected)}
          change={(next, merge) =>
            mapper.put(
              selected,
              next,
              merge === undefined ? undefined : `${scope ?? ''} ${selected} ${merge}`,
            )
          }
        />
      ) : node.name === '*' ? (
        <AnyName mapper={mapper} node={node} />
      ) : (
        <OpenField mapper={mapper} node={node} />
      )}
      {!rule && origin === 'removed' && !mapper.readOnly && (
        <Button size="xs" variant="default" onClick={() => mapper.reset(selected)}>
          {texts.followBase}
        </Button>
      )}
    </Stack>
  );
}
