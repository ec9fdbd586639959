import type { Subscription } from '#contracts/models/subscription';
import type { Language } from '../../i18n/texts';
import type { Tone } from '../../parts/status-badge';

interface Look {
  readonly tone: Tone;
  readonly name: Readonly<Record<Language, string>>;
}

const look = (tone: Tone, en: string, de: string): Look => ({ tone, name: { en, de } });

export const subscriptionLooks: Readonly<Record<Subscription['status'], Look>> = {
  incomplete: look('waiting', 'First payment due', 'Erste Zahlung offen'),
  incomplete_expired: look('neutral', 'Never began', 'Nie begonnen'),
  trialing: look('waiting', 'Trial', 'Probezeit'),
  active: look('good', 'Active', 'Aktiv'),
  past_due: look('attention', 'Payment late', 'Zahlung überfällig'),
  canceled: look('neutral', 'Ended', 'Beendet'),
  unpaid: look('bad', 'Unpaid', 'Unbezahlt'),
  paused: look('neutral', 'Paused', 'Pausiert'),
  unknown: look('attention', 'Unknown', 'Unbekannt'),
};
