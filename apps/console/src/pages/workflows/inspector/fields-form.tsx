import { ActionIcon, Group, Menu, Button, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import type { JsonSchema } from '../../../parts/json-schema';
import { toldField } from '../words/field-words';
import { FILLED } from './filled';
import { emptyOf, ValueField } from './value-field';

interface Props {
  /** The command whose fields they are. */
  readonly command: string;
  readonly schema: JsonSchema;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly onChange: (fields: Readonly<Record<string, unknown>>) => void;
  readonly readOnly: boolean;
}

/** The fields of a message: those it needs stand there, those it may have can be added. */
export function FieldsForm({ command, schema, fields, onChange, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const known = schema.properties ?? {};
  const needed = (schema.required ?? []).filter((name) => !FILLED.includes(name));
  const shown = [...new Set([...needed, ...Object.keys(fields)])];
  const others = Object.keys(known).filter((name) => !shown.includes(name) && !FILLED.includes(name));
  const set = (name: string, value: unknown): void => onChange({ ...fields, [name]: value });
  const leaveOut = (name: string): void =>
    onChange(Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name)));
  return (
    <Stack gap="sm" component="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="sm" fw={650}>
        {texts.fields}
      </Text>
      {shown.map((name) => (
        <Group key={name} gap={4} align="flex-start" wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <ValueField
              label={name}
              about={toldField(language, command, name)}
              schema={known[name] ?? {}}
              required={needed.includes(name)}
              value={fields[name]}
              onChange={(value) => set(name, value)}
              readOnly={readOnly}
            />
          </div>
          {!needed.includes(name) && !readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={4}
              aria-label={texts.removeField(name)}
              onClick={() => leaveOut(name)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {others.length > 0 && !readOnly && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />}>
              {texts.addField}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((name) => (
              <Menu.Item key={name} onClick={() => set(name, emptyOf(known[name] ?? {}))}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Stack>
  );
}
