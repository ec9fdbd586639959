import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTexts } from '../i18n/texts';
import type { History } from './edit-history';
import { partsTexts } from './parts.texts';

interface Props {
  readonly history: History<unknown>;
  /** What an edit is called. */
  readonly did: (label: string) => string;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly readOnly: boolean;
}

/** Undo and redo, each saying what it would do. */
export function HistoryButtons({ history, did, undo, redo, readOnly }: Props) {
  const texts = useTexts(partsTexts);
  const last = history.past.at(-1)?.label;
  const next = history.future[0]?.label;
  const back = last === undefined ? texts.undo : texts.undoWhat(did(last));
  const forth = next === undefined ? texts.redo : texts.redoWhat(did(next));
  return (
    <>
      <Tooltip label={back}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={back}
          onClick={undo}
          disabled={last === undefined || readOnly}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={forth}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={forth}
          onClick={redo}
          disabled={next === undefined || readOnly}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
