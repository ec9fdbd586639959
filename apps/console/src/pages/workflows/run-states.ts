import type { Language } from '../../i18n/texts';
import type { Tone } from '../../parts/status-badge';
import type { Run, RunStep } from './workflow-api';

type Look = { readonly tone: Tone; readonly name: Readonly<Record<Language, string>> };
const look = (tone: Tone, en: string, de: string): Look => ({ tone, name: { en, de } });

export const runLooks: Readonly<Record<Run['state'], Look>> = {
  running: look('waiting', 'Running', 'Läuft'),
  waiting: look('waiting', 'Waiting', 'Wartet'),
  completed: look('good', 'Completed', 'Beendet'),
  failed: look('bad', 'Stands still', 'Steht still'),
  canceled: look('neutral', 'Canceled', 'Abgebrochen'),
};

export const runStepLooks: Readonly<Record<RunStep['state'], Look>> = {
  pending: look('neutral', 'Pending', 'Steht an'),
  running: look('waiting', 'Under way', 'Unterwegs'),
  waiting: look('waiting', 'Waiting', 'Wartet'),
  completed: look('good', 'Done', 'Erledigt'),
  failed: look('bad', 'Failed', 'Gescheitert'),
  skipped: look('neutral', 'Dropped', 'Fallen gelassen'),
};
