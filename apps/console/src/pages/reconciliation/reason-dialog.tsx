import { Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { defineTexts, useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { useAction, type ActionRequest } from './use-action';

const reasonTexts = defineTexts({
  en: { reason: 'Reason', help: 'At least three characters. It is kept for good, with your name.' },
  de: { reason: 'Grund', help: 'Mindestens drei Zeichen. Er bleibt mit Ihrem Namen für immer stehen.' },
});
const LEAST = 3;

interface Props {
  readonly title: string;
  readonly about: string;
  readonly action: string;
  readonly danger?: boolean;
  /** Undefined while something is missing that is asked for in the children. */
  readonly request: ((reason: string) => ActionRequest) | undefined;
  readonly children?: ReactNode;
  readonly close: () => void;
}

/** Does something to the books that needs a reason. */
export function ReasonDialog({ title, about, action, danger = false, request, children, close }: Props) {
  const texts = useTexts(reasonTexts);
  const [text, setText] = useState('');
  const reason = text.trim();
  const run = useAction(close);
  return (
    <Confirm
      opened
      title={title}
      action={action}
      danger={danger}
      busy={run.isPending}
      error={run.error}
      disabled={reason.length < LEAST || request === undefined}
      confirm={() => request && run.mutate(request(reason))}
      close={close}
    >
      <Text size="sm">{about}</Text>
      {children}
      <Textarea
        label={texts.reason}
        description={texts.help}
        required
        autosize
        minRows={2}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Confirm>
  );
}
