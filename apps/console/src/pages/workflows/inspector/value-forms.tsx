import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import type { EmitStep, RaiseStep, SetStep } from '../model/document';
import { Entry } from '../../../parts/entry';
import type { FormProps } from './form-props';
import { ValueField } from './value-field';
import { WaySelect } from './way-select';

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/;
type Values = Readonly<Record<string, unknown>>;

interface ValuesProps {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly readOnly: boolean;
}

/** Named values: any number, each fixed or an expression. */
function NamedValues({ values, onChange, readOnly }: ValuesProps) {
  const texts = useTexts(designerTexts);
  const [name, setName] = useState('');
  const addable = NAME.test(name) && !Object.hasOwn(values, name);
  const add = (): void => {
    if (!addable) return;
    onChange({ ...values, [name]: true });
    setName('');
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={650}>
        {texts.variables}
      </Text>
      {Object.entries(values).map(([key, value]) => (
        <Entry
          key={key}
          removeLabel={texts.removeField(key)}
          remove={
            readOnly
              ? undefined
              : () => onChange(Object.fromEntries(Object.entries(values).filter(([other]) => other !== key)))
          }
        >
          <ValueField
            label={key}
            schema={typeof value === 'boolean' ? { type: 'boolean' } : {}}
            value={value}
            readOnly={readOnly}
            onChange={(next) => onChange({ ...values, [key]: next })}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            size="xs"
            label={texts.variableName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
            style={{ flex: 1 }}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!addable}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={add}
          >
            {texts.addVariable}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

export function SetForm({ editor, step, change }: FormProps<SetStep>) {
  const texts = useTexts(designerTexts);
  return (
    <Stack gap="sm">
      <NamedValues
        values={step.values}
        readOnly={editor.readOnly}
        onChange={(values) => change({ ...step, values })}
      />
      <WaySelect
        editor={editor}
        label={texts.leadsTo}
        value={step.next}
        except={step.id}
        onChange={(next) => change({ ...step, next })}
      />
    </Stack>
  );
}

export function EmitForm({ editor, step, change }: FormProps<EmitStep>) {
  const texts = useTexts(designerTexts);
  return (
    <Stack gap="sm">
      <TextInput
        label={texts.signal}
        readOnly={editor.readOnly}
        value={step.signal}
        onChange={(event) => change({ ...step, signal: event.currentTarget.value })}
      />
      <NamedValues
        values={step.with ?? {}}
        readOnly={editor.readOnly}
        onChange={(values) => change({ ...step, with: values })}
      />
      <WaySelect
        editor={editor}
        label={texts.leadsTo}
        value={step.next}
        except={step.id}
        onChange={(next) => change({ ...step, next })}
      />
    </Stack>
  );
}

export function RaiseForm({ editor, step, change }: FormProps<RaiseStep>) {
  const texts = useTexts(designerTexts);
  const set = (error: RaiseStep['error']): void => change({ ...step, error });
  return (
    <Stack gap="sm">
      <TextInput
        label={texts.errorCode}
        readOnly={editor.readOnly}
        value={step.error.code}
        onChange={(event) => set({ ...step.error, code: event.currentTarget.value })}
      />
      <TextInput
        label={texts.errorMessage}
        readOnly={editor.readOnly}
        value={step.error.message}
        onChange={(event) => set({ ...step.error, message: event.currentTarget.value })}
      />
    </Stack>
  );
}
