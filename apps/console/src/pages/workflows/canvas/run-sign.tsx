import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconHourglass,
  IconLoader2,
  IconPlayerSkipForward,
  type Icon,
} from '@tabler/icons-react';
import { useLanguage } from '../../../i18n/language';
import { runStepLooks } from '../run-states';
import type { RunStep } from '../workflow-api';
import styles from './canvas.module.css';

const ICONS: Readonly<Record<RunStep['state'], Icon>> = {
  pending: IconCircleDashed,
  running: IconLoader2,
  waiting: IconHourglass,
  completed: IconCircleCheckFilled,
  failed: IconCircleXFilled,
  skipped: IconPlayerSkipForward,
};

/** Where a run stands with this step, and how often it was there. */
export function RunSign({ step }: { readonly step: RunStep }) {
  const { language } = useLanguage();
  const Symbol = ICONS[step.state];
  const label = `${runStepLooks[step.state].name[language]} · ${step.attempts}×`;
  return (
    <span className={styles['runSign']} title={label}>
      {step.attempts > 1 && <span>{step.attempts}×</span>}
      <Symbol size={18} role="img" aria-label={label} />
    </span>
  );
}
