import { defineTexts } from '../../../i18n/texts';

export const expectationsTexts = defineTexts({
  en: {
    title: 'What must follow',
    about:
      'The alarm on silence: when none of the events comes in time, an alert is raised, whether a run goes on or not. It holds once the workflow is published.',
    name: 'What is expected',
    nameAbout: 'The alert says it.',
    after: 'After',
    filter: 'Only when',
    filterAbout: 'A condition over event and store. Left empty, every such event counts.',
    expect: 'One of these must come',
    choose: 'Choose at least one event',
    within: 'Within',
    fetch: 'Asked for when it does not come',
    fetchAbout: 'Heals what was only missed: whoever is asked tells it again.',
    add: 'Add an expectation',
    remove: (name: string) => `Remove the expectation ${name}`,
    asks: {
      'payments.look-at-order': 'The payment provider',
      'cms-sync.check-order': 'The shop',
    },
  },
  de: {
    title: 'Was folgen muss',
    about:
      'Der Alarm bei Stille: Kommt keines der Ereignisse rechtzeitig, wird alarmiert, ob ein Lauf weitergeht oder nicht. Es gilt, sobald der Ablauf veröffentlicht ist.',
    name: 'Was erwartet wird',
    nameAbout: 'So steht es im Alarm.',
    after: 'Nach',
    filter: 'Nur wenn',
    filterAbout: 'Eine Bedingung über event und store. Leer gelassen zählt jedes solche Ereignis.',
    expect: 'Eines davon muss kommen',
    choose: 'Wählen Sie mindestens ein Ereignis',
    within: 'Innerhalb von',
    fetch: 'Gefragt wird, wenn es ausbleibt',
    fetchAbout: 'Heilt, was nur überhört wurde: Wer gefragt wird, sagt es noch einmal.',
    add: 'Erwartung hinzufügen',
    remove: (name: string) => `Erwartung ${name} entfernen`,
    asks: {
      'payments.look-at-order': 'Der Zahlungsanbieter',
      'cms-sync.check-order': 'Der Shop',
    },
  },
});

/** The commands that may ask again, as the orchestrator knows them. */
export type Ask = keyof (typeof expectationsTexts)['en']['asks'];
