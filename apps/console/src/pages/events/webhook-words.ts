import { toldFailure } from '../../i18n/failure-words';
import { retold, type Told } from '../../i18n/retold';
import type { Language } from '../../i18n/texts';

/** What a check of a webhook came to, by its named cause; what stands behind tells more. */
const CAUSES: Readonly<Record<string, string>> = {
  'signature-missing': 'Ohne Signatur',
  'signature-malformed': 'Unlesbare Signatur',
  'signature-mismatch': 'Falsche Signatur',
  'unknown-token': 'Unbekanntes Zeichen in der Adresse',
  'clock-skew': 'Die Uhren gehen verschieden',
  malformed: 'Unlesbarer Inhalt',
};

const GERMAN: readonly Told[] = [
  [
    /^No live (?:signing secret|secret|hash key) of this connection made the (?:signature|hash)\.?$/,
    'Kein gültiges Geheimnis dieser Verbindung hat sie erzeugt.',
  ],
  [/^The connection has no signing secret.*$/, 'Die Verbindung hat kein Geheimnis zum Vergleichen.'],
  [/^The request has no Stripe-Signature header\.$/, 'Die Anfrage hat keinen Kopf Stripe-Signature.'],
  [
    /^The headers webhook-id, webhook-timestamp and webhook-signature are required$/,
    'Die Köpfe webhook-id, webhook-timestamp und webhook-signature sind nötig.',
  ],
  [
    /^The address does not end in a token of this connection$/,
    'Die Adresse endet mit keinem Zeichen dieser Verbindung.',
  ],
  [
    /^Signed (\d+) s (?:ahead of|behind|before|after) our clock; (\d+) s are allowed\.$/,
    'Um $1 s neben unserer Uhr signiert; $2 s sind erlaubt.',
  ],
  [
    /^The sender's clock differs from ours by (-?\d+) seconds$/,
    'Die Uhr des Senders geht um $1 s anders als unsere.',
  ],
  [/^Nothing here depends on (.+)\.$/, 'Von $1 hängt hier nichts ab.'],
  [
    /^The event is (\S+), the connection's key is (\S+)\.$/,
    'Das Ereignis ist $1, der Schlüssel der Verbindung $2.',
  ],
  [
    /^A thin event; the snapshot event of the same change is used\.$/,
    'Ein dünnes Ereignis; das volle derselben Änderung wird verwendet.',
  ],
  [
    /^Not about an order(?: or a (?:customer|user))?$/,
    'Es geht weder um eine Bestellung noch um einen Kunden.',
  ],
  [/^Of the site (.+); this connection is for (.+)$/, 'Von der Website $1; diese Verbindung ist für $2.'],
  [
    /^Asked before the request: nothing has happened yet$/,
    'Vor der Anfrage gefragt: Noch ist nichts geschehen.',
  ],
];

/** Why a webhook was refused, kept apart or passed over, in the reader's language. */
export function toldReason(language: Language, reason: string): string {
  if (language === 'en') return reason;
  const [, cause, rest] = /^([a-z-]+): (.*)$/s.exec(reason) ?? [];
  const named = cause === undefined ? undefined : CAUSES[cause];
  if (named === undefined) return retold(reason, GERMAN) ?? toldFailure(language, reason);
  return `${named}: ${retold(rest ?? '', GERMAN) ?? rest ?? ''}`;
}
