import { Text } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, titleOf } from '../model/document';
import { portsOf } from '../model/ports';
import { stepKinds } from '../step-kinds';
import { portLabel } from '../port-label';
import styles from './canvas.module.css';
import type { StepNode as StepNodeType } from './graph';
import { RunSign } from './run-sign';

/** A step: its kind, its name, and one line for each way out. */
export const StepNode = memo(function StepNode({ data }: NodeProps<StepNodeType>) {
  const { step, faults, run } = data;
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const { icon: Symbol, color } = stepKinds[step.type];
  return (
    <div className={styles['step']} data-run={run?.state}>
      <Handle type="target" position={Position.Left} className={styles['in'] ?? ''} />
      <div className={styles['head']}>
        <span className={styles['icon']} data-color={color}>
          <Symbol size={18} aria-hidden />
        </span>
        <div className={styles['names']}>
          <Text size="sm" fw={600} truncate title={titleOf(step, language)}>
            {titleOf(step, language)}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {step.type === 'call' ? step.command : texts.kinds[step.type]}
          </Text>
        </div>
        {run && <RunSign step={run} />}
        {faults > 0 && (
          <span className={styles['fault']} title={texts.problems(faults)}>
            <IconAlertTriangleFilled size={16} aria-label={texts.problems(faults)} />
          </span>
        )}
      </div>
      {portsOf(step).map((port) => (
        <div key={port.field} className={styles['port']} data-kind={port.kind}>
          <span className={styles['portName']} title={portLabel(port, texts)}>
            {portLabel(port, texts)}
          </span>
          {port.to === END && <span className={styles['ends']}>{texts.ends}</span>}
          <Handle
            type="source"
            position={Position.Right}
            id={port.field}
            className={styles['out'] ?? ''}
            data-end={port.to === END}
          />
        </div>
      ))}
    </div>
  );
});
