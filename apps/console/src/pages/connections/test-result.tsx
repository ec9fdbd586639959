import { Text } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { toldFailure, toldHelp } from '../../i18n/failure-words';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Notice } from '../../parts/notice';
import type { Connector, TestAnswer } from './connection';
import { connectionsTexts } from './connections.texts';

interface Props {
  readonly answer: TestAnswer | undefined;
  readonly connector: Connector;
}

/** What came of a test, in words; read out when it arrives. */
export function TestResult({ answer, connector }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const format = useFormat();
  return (
    <div role="status">
      {answer && (
        <Notice
          tone={answer.ok ? 'good' : 'bad'}
          icon={answer.ok ? IconCircleCheck : IconPlugConnectedX}
          title={answer.ok ? texts.works : texts.fails}
        >
          {answer.message && (
            <Text size="sm">{toldFailure(language, answer.message, answer.code ?? '')}</Text>
          )}
          {answer.suggestion && (
            <Text size="sm">{toldHelp(language, answer.suggestion, answer.code ?? '')}</Text>
          )}
          <Text size="xs" c="dimmed">
            {connector.probe[language]} {texts.tookBy(format.number(answer.tookMs), answer.service)}
            {answer.code && ` · ${answer.code}`}
          </Text>
        </Notice>
      )}
    </div>
  );
}
