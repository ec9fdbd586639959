import { defineTexts } from '../../../i18n/texts';

export const replaysTexts = defineTexts({
  en: {
    replays: 'Replays',
    replayAll: (count: string) => `Replay all ${count}`,
    replayAbout:
      'Each message is handed to its handler again, the oldest first. What it has done already is not done twice.',
    pace: 'Messages a second',
    estimate: (count: string, duration: string) => `${count} messages, about ${duration}`,
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
    start: 'Start the replay',
    cancel: 'Send no more',
    states: { running: 'Running', canceled: 'Canceled', done: 'Done' },
    outcomes: {
      succeeded: 'worked',
      died: 'died again',
      sent: 'under way',
      waiting: 'waiting',
      gone: 'settled otherwise',
    },
    progress: (done: string, total: string) => `${done} of ${total}`,
    left: (duration: string) => `${duration} left`,
    none: 'No replay yet',
    noneTeach: 'Open an issue and replay all of its messages: how far that is shows here.',
    issue: 'Its issue',
    by: (who: string) => `by ${who}`,
  },
  de: {
    replays: 'Wiederholungen',
    replayAll: (count: string) => `Alle ${count} wiederholen`,
    replayAbout:
      'Jede Nachricht wird ihrem Empfänger erneut übergeben, die älteste zuerst. Was sie schon bewirkt hat, geschieht nicht noch einmal.',
    pace: 'Nachrichten je Sekunde',
    estimate: (count: string, duration: string) => `${count} Nachrichten, etwa ${duration}`,
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
    start: 'Wiederholung beginnen',
    cancel: 'Nicht weiter senden',
    states: { running: 'Läuft', canceled: 'Abgebrochen', done: 'Fertig' },
    outcomes: {
      succeeded: 'gelungen',
      died: 'erneut gescheitert',
      sent: 'unterwegs',
      waiting: 'wartend',
      gone: 'anders erledigt',
    },
    progress: (done: string, total: string) => `${done} von ${total}`,
    left: (duration: string) => `noch ${duration}`,
    none: 'Noch keine Wiederholung',
    noneTeach:
      'Öffnen Sie eine Ursache und wiederholen Sie alle ihre Nachrichten: Wie weit das ist, steht dann hier.',
    issue: 'Ihre Ursache',
    by: (who: string) => `von ${who}`,
  },
});
