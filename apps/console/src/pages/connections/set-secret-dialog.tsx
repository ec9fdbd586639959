import { Checkbox, PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { faultsOf } from '../../parts/form/faults';
import type { SecretField } from './connection';
import { connectionsTexts } from './connections.texts';
import { useSecret } from './use-secret';

interface Props {
  readonly connectionId: string;
  readonly field: SecretField;
  readonly configured: boolean;
  readonly close: () => void;
}

export function SetSecretDialog({ connectionId, field, configured, close }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const [value, setValue] = useState('');
  const [keepPrevious, keep] = useState(configured && field.rotatable);
  const save = useSecret(connectionId, field.name, close);
  return (
    <Confirm
      opened
      title={`${configured ? texts.rotate : texts.setSecret}: ${field.label[language]}`}
      action={configured ? texts.rotate : texts.setSecret}
      busy={save.isPending}
      error={save.error}
      disabled={value.trim() === ''}
      confirm={() => save.mutate({ method: 'PUT', body: { value: value.trim(), keepPrevious } })}
      close={close}
    >
      <SecretInput
        label={texts.newValue}
        field={field}
        value={value}
        onChange={setValue}
        error={faultsOf(save.error, language)(`secrets.${field.name}`)}
      />
      {configured && field.rotatable && (
        <Checkbox
          label={texts.keepPrevious}
          checked={keepPrevious}
          onChange={(event) => keep(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}

interface InputProps {
  readonly label: string;
  readonly field: SecretField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

/** Keys of several lines would lose them in a password field. */
export function SecretInput({ label, field, value, onChange, error, required = false }: InputProps) {
  const { language } = useLanguage();
  const common = { label, description: field.help[language], value, error, required, spellCheck: false };
  return /privateKey/i.test(field.name) ? (
    <Textarea
      {...common}
      rows={4}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <PasswordInput
      {...common}
      autoComplete="new-password"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
