import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { useTexts } from '../../../i18n/texts';
import { StatusBadge } from '../../../parts/status-badge';
import { exceptionsTexts } from './exceptions.texts';

export function ExceptionSign({ exception }: { readonly exception: ReconciliationException }) {
  const texts = useTexts(exceptionsTexts);
  const { resolution } = exception;
  if (resolution === null) return <StatusBadge tone="attention">{texts.states[exception.state]}</StatusBadge>;
  return (
    <StatusBadge tone={resolution === 'healed' ? 'good' : 'neutral'}>
      {texts.resolutions[resolution]}
    </StatusBadge>
  );
}
