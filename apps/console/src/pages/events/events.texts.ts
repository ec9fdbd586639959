import { defineTexts } from '../../i18n/texts';

export const eventsTexts = defineTexts({
  en: {
    title: 'Events',
    about: 'Every webhook as it came in, also those that were refused, with what became of it.',
    type: 'Type',
    connection: 'Connection',
    state: 'State',
    anyState: 'Any state',
    received: 'Received',
    settled: 'Settled',
    reason: 'Reason',
    skew: 'Clock',
    skewText: (seconds: number) =>
      `The sender's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} ours`,
    externalId: 'Their id',
    replays: 'Replays',
    body: 'Body',
    replay: 'Process again',
    replayAbout: 'It is interpreted again from the beginning. What it has done already is not done twice.',
    replayRejected: "Its signature is checked with today's secrets; only its age is passed over.",
    none: 'Nothing has come in yet',
    noneTeach:
      'Give the address of a connection to its system as a webhook. Every call then shows here at once.',
    noneFound: 'No event matches',
    noneFoundTeach: 'Choose another state, type or connection.',
  },
  de: {
    title: 'Ereignisse',
    about: 'Jeder Webhook, wie er ankam, auch die abgewiesenen, mit dem, was aus ihm wurde.',
    type: 'Art',
    connection: 'Verbindung',
    state: 'Zustand',
    anyState: 'Jeder Zustand',
    received: 'Empfangen',
    settled: 'Erledigt',
    reason: 'Grund',
    skew: 'Uhr',
    skewText: (seconds: number) =>
      `Die Uhr des Absenders geht ${Math.abs(seconds)} s ${seconds > 0 ? 'vor' : 'nach'}`,
    externalId: 'Dortige Kennung',
    replays: 'Wiederholungen',
    body: 'Inhalt',
    replay: 'Erneut verarbeiten',
    replayAbout: 'Es wird von vorn ausgewertet. Was schon geschehen ist, geschieht nicht noch einmal.',
    replayRejected: 'Die Signatur wird mit den heutigen Geheimnissen geprüft; nur das Alter wird übergangen.',
    none: 'Noch ist nichts angekommen',
    noneTeach:
      'Geben Sie dem System die Adresse seiner Verbindung als Webhook. Jeder Aufruf erscheint dann sofort hier.',
    noneFound: 'Kein Ereignis passt',
    noneFoundTeach: 'Wählen Sie einen anderen Zustand, eine andere Art oder Verbindung.',
  },
});
