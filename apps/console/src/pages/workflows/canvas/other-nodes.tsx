import { Text } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import styles from './canvas.module.css';
import type { NoteNode as NoteNodeType, TriggerNode as TriggerNodeType } from './graph';

/** What starts a run. */
export const TriggerNode = memo(function TriggerNode({ data }: NodeProps<TriggerNodeType>) {
  const texts = useTexts(designerTexts);
  return (
    <div className={`${styles['step']} ${styles['trigger']}`}>
      <div className={styles['head']}>
        <span className={styles['icon']} data-color="till">
          <IconPlayerPlayFilled size={18} aria-hidden />
        </span>
        <div className={styles['names']}>
          <Text size="xs" c="dimmed">
            {texts.trigger}
          </Text>
          <Text size="sm" fw={600} truncate>
            {data.event}
          </Text>
        </div>
      </div>
      <Handle type="source" position={Position.Right} id="start" className={styles['out'] ?? ''} />
    </div>
  );
});

export const NoteNode = memo(function NoteNode({ data }: NodeProps<NoteNodeType>) {
  const { note } = data;
  return (
    <div className={styles['note']} data-frame={note.around !== undefined}>
      {note.text}
    </div>
  );
});
