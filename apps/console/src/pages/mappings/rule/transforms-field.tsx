import { ActionIcon, Button, Group, Menu, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import type { Transform } from '#mapping/transforms/transform-schema';
import { useTexts } from '../../../i18n/texts';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { mapperTexts } from '../mapper.texts';
import { newTransform, TRANSFORM_GROUPS } from './new-transform';
import type { RuleProps } from './rule-props';
import { TransformForm } from './transform-form';
import { transformTexts } from './transforms.texts';

interface Props extends RuleProps {
  readonly transforms: readonly Transform[];
  readonly put: (transforms: Transform[], merge?: string) => void;
}

/** The steps that a value goes through, in their order. */
export function TransformsField({ transforms, put, ...props }: Props) {
  const texts = useTexts(mapperTexts);
  const words = useTexts(transformTexts);
  const { mapper, rule } = props;
  const { readOnly, sides } = mapper;
  const swap = (index: number): void => {
    const [a, b] = [transforms[index - 1], transforms[index]];
    if (a && b) put(transforms.map((one, at) => (at === index - 1 ? b : at === index ? a : one)));
  };
  return (
    <Stack gap="xs">
      {transforms.map((one, index) => (
        <Entry
          key={`${index} ${one.name}`}
          removeLabel={texts.removeStep(words.names[one.name])}
          {...(readOnly ? {} : { remove: () => put(withoutAt(transforms, index)) })}
        >
          <Group gap={4} wrap="nowrap">
            <Text size="sm" fw={600}>
              {words.names[one.name]}
            </Text>
            {!readOnly && index > 0 && (
              <Tooltip label={texts.earlier}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`${texts.earlier}: ${words.names[one.name]}`}
                  onClick={() => swap(index)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
            {!readOnly && index < transforms.length - 1 && (
              <Tooltip label={texts.later}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`${texts.later}: ${words.names[one.name]}`}
                  onClick={() => swap(index + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
          <TransformForm
            transform={one}
            type={rule.type}
            fields={sides.source}
            readOnly={readOnly}
            change={(next) => put(replaceAt(transforms, index, next), `transform ${index}`)}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={transforms.length >= 20}
            >
              {texts.addStep}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
            {TRANSFORM_GROUPS.map(([group, names]) => (
              <div key={group}>
                <Menu.Label c="dimmed">{words.groups[group as keyof typeof words.groups]}</Menu.Label>
                {names.map((name) => (
                  <Menu.Item
                    key={name}
                    onClick={() => put([...transforms, newTransform(name, sides.source)])}
                  >
                    {words.names[name]}
                  </Menu.Item>
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Stack>
  );
}
