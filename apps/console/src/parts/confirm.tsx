import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';
import { ProblemNote } from './problem-note';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, in amounts and systems. */
  readonly children: ReactNode;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly disabled?: boolean;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** Asks before something that cannot be undone; a refusal is told inside, so that nothing typed is lost. */
export function Confirm(props: Props) {
  const { opened, title, children, action, danger, busy, error, disabled, confirm, close } = props;
  const texts = useTexts(partsTexts);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack>
        {children}
        {error !== undefined && error !== null && <ProblemNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button
            {...(danger ? { color: 'red.9' } : {})}
            loading={busy ?? false}
            disabled={disabled ?? false}
            onClick={confirm}
            data-autofocus
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
