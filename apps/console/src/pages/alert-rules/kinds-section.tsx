import { Checkbox, Table, TagsInput, Text } from '@mantine/core';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { alertKindNames } from './alert-kinds';
import { alertRulesTexts } from './alert-rules.texts';
import type { AlertSectionProps } from './recipients-section';
import { ruleOf, withRule, type AlertKind } from './rule';
import { WideTable } from '../../parts/wide-table';

/** Which alerts go which way, and which to somebody else. */
export function KindsSection({ alerts, set, readOnly, faultOf }: AlertSectionProps) {
  const texts = useTexts(alertRulesTexts);
  const { language } = useLanguage();
  const put = (kind: AlertKind, more: Parameters<typeof withRule>[2]): void =>
    set({ rules: withRule(alerts.rules, kind, more) });
  return (
    <Section title={texts.kinds}>
      <Text size="sm" c="dimmed" mb="xs">
        {texts.kindsAbout}
      </Text>
      <WideTable label={texts.kinds} minWidth={640}>
        <Table aria-label={texts.kinds} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.kind}</Table.Th>
              <Table.Th w={90}>{texts.byEmail}</Table.Th>
              <Table.Th w={100}>{texts.byWebhook}</Table.Th>
              <Table.Th w="40%">{texts.instead}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(Object.keys(alertKindNames) as AlertKind[]).map((kind) => {
              const rule = ruleOf(alerts.rules, kind);
              const name = alertKindNames[kind][language];
              return (
                <Table.Tr key={kind}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>
                    <Checkbox
                      aria-label={texts.byEmailOf(name)}
                      checked={rule.email}
                      disabled={readOnly}
                      onChange={(event) => put(kind, { email: event.currentTarget.checked })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Checkbox
                      aria-label={texts.byWebhookOf(name)}
                      checked={rule.webhook}
                      disabled={readOnly}
                      onChange={(event) => put(kind, { webhook: event.currentTarget.checked })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <TagsInput
                      size="xs"
                      aria-label={texts.insteadOf(name)}
                      placeholder={rule.to.length === 0 ? texts.everybody : ''}
                      readOnly={readOnly}
                      disabled={!rule.email}
                      splitChars={[',', ';', ' ']}
                      value={rule.to}
                      error={faultOf(`alerts.rules.${kind}`)}
                      onChange={(to) => put(kind, { to })}
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Section>
  );
}
