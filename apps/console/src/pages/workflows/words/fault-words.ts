import { CHECK_WORDS } from '../../../i18n/check-words';
import { retold, type Told } from '../../../i18n/retold';
import type { Language } from '../../../i18n/texts';

/** What the check of a workflow finds wrong, and what it warns of. */
const GERMAN: readonly Told[] = [
  [/^There is no step (.+)$/, 'Einen Schritt $1 gibt es nicht'],
  [/^There is no command $/, 'Wählen Sie, was der Schritt tun soll'],
  [/^There is no command (.+)$/, 'Einen Befehl $1 gibt es nicht'],
  [/^There is no event (.*)$/, 'Ein Ereignis $1 gibt es nicht'],
  [/^"(.+)" is no name for a step$/, '„$1“ kann kein Schritt heißen'],
  [/^Two steps are called (.+)$/, 'Zwei Schritte heißen $1'],
  [/^Two expectations are called (.+)$/, 'Zwei Erwartungen heißen $1'],
  [/^not a duration of a minute or more$/, 'Keine Dauer von mindestens einer Minute'],
  [/^not a duration such as (.+)$/, 'Keine Dauer wie $1'],
  [/^lower-case letters, digits and hyphens$/, 'Nur Kleinbuchstaben, Ziffern und Bindestriche'],
  [/^Give either for or until$/, 'Geben Sie entweder eine Dauer oder einen Zeitpunkt an'],
  [/^A part needs at least one step of its own$/, 'Ein Teil braucht mindestens einen eigenen Schritt'],
  [/^No way leads from (.+) to (.+)$/, 'Von $1 führt kein Weg zu $2'],
  [
    /^From (.+) a way leads back to it without waiting for an event, a time or a person$/,
    'Von $1 führt ein Weg dorthin zurück, ohne auf ein Ereignis, eine Zeit oder einen Menschen zu warten',
  ],
  [/^(\S+) needs the field (.+)$/, '$1 braucht das Feld $2'],
  [/^(\S+) has no field (.+); it has (.+)$/, '$1 hat kein Feld $2, nur $3'],
  [
    /^After (.+) the run ends although the shopper may still pay: nobody hears it$/,
    'Nach $1 endet der Ablauf, obwohl der Kunde noch zahlen kann: Niemand erfährt davon',
  ],
  [
    /^(.+) captures an amount again before it is heard what was captured$/,
    '$1 zieht erneut einen Betrag ein, bevor bekannt ist, was eingezogen wurde',
  ],
  [/^(.+) captures what was just given back$/, '$1 zieht ein, was eben erstattet wurde'],
  [
    /^(.+) refunds an amount again before it is heard what was refunded$/,
    '$1 erstattet erneut einen Betrag, bevor bekannt ist, was erstattet wurde',
  ],
  [
    /^No connected system can do (\S+): none of (.+) is connected$/,
    'Kein verbundenes System kann $1: Von $2 ist keines verbunden',
  ],
  [
    /^No connected system can do (\S+): of the systems there are, (.+) could$/,
    'Kein verbundenes System kann $1; von denen, die es gibt, kann es $2',
  ],
  [
    /^No connected system can do (\S+): the setting (\S+) of its connection is off$/,
    'Kein verbundenes System kann $1: Die Einstellung $2 der Verbindung ist abgeschaltet',
  ],
  ...CHECK_WORDS,
];

/** A finding of the check in the reader's language; in the check's own words where they are not known. */
export const toldFinding = (language: Language, message: string): string =>
  language === 'en' ? message : (retold(message, GERMAN) ?? message);
