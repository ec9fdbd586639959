import { useTexts } from '../../i18n/texts';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import type { ConnectionHealth } from './connection';
import { connectionsTexts } from './connections.texts';

const TONES: Readonly<Record<ConnectionHealth['state'], Tone>> = {
  healthy: 'good',
  degraded: 'bad',
  unknown: 'neutral',
};

export function HealthBadge({ health }: { readonly health: ConnectionHealth | undefined }) {
  const texts = useTexts(connectionsTexts);
  return health ? (
    <StatusBadge tone={TONES[health.state]}>{texts.states[health.state]}</StatusBadge>
  ) : (
    <span aria-hidden>…</span>
  );
}
