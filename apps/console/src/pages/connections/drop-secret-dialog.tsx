import { Text } from '@mantine/core';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import type { SecretField } from './connection';
import { connectionsTexts } from './connections.texts';
import { useSecret } from './use-secret';

interface Props {
  readonly connectionId: string;
  readonly field: SecretField;
  /** `end`: only the older value goes. */
  readonly what: 'end' | 'remove';
  readonly close: () => void;
}

export function DropSecretDialog({ connectionId, field, what, close }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const drop = useSecret(connectionId, field.name, close);
  const action = what === 'end' ? texts.endRotation : texts.remove;
  return (
    <Confirm
      opened
      danger
      title={`${action}: ${field.label[language]}`}
      action={action}
      busy={drop.isPending}
      error={drop.error}
      confirm={() => drop.mutate({ method: 'DELETE', below: what === 'end' ? '/previous' : '' })}
      close={close}
    >
      <Text size="sm">{what === 'end' ? texts.endRotationAbout : texts.removeSecretAbout}</Text>
    </Confirm>
  );
}
