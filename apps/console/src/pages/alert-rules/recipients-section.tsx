import { SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import type { Store } from '#contracts/models/configuration';
import { useTexts } from '../../i18n/texts';
import type { FaultOf } from '../../parts/form/faults';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { alertRulesTexts } from './alert-rules.texts';

export interface AlertSectionProps {
  readonly alerts: Store['alerts'];
  readonly hasMail: boolean;
  readonly set: (more: Partial<Store['alerts']>) => void;
  readonly readOnly: boolean;
  readonly faultOf: FaultOf;
}

/** The addresses that alerts of the store go to. */
export function RecipientsSection({ alerts, hasMail, set, readOnly, faultOf }: AlertSectionProps) {
  const texts = useTexts(alertRulesTexts);
  const nobody = alerts.webhookUrl === null && (alerts.email.length === 0 || !hasMail);
  return (
    <Section title={texts.recipients}>
      <Stack>
        {nobody && <Notice tone="attention" icon={IconBellOff} title={texts.nobody} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <TagsInput
            label={texts.email}
            description={hasMail ? texts.emailHelp : texts.noMail}
            readOnly={readOnly}
            splitChars={[',', ';', ' ']}
            value={alerts.email}
            error={faultOf('alerts.email')}
            onChange={(email) => set({ email })}
          />
          <TextInput
            label={texts.webhook}
            description={texts.webhookHelp}
            type="url"
            readOnly={readOnly}
            value={alerts.webhookUrl ?? ''}
            error={faultOf('alerts.webhookUrl')}
            onChange={(event) => set({ webhookUrl: event.currentTarget.value || null })}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  );
}
