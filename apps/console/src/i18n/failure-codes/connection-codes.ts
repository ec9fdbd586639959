import type { CodeWords } from './code-words';

const REPLAY = 'Berichtigen Sie das, dann wiederholen Sie die Nachricht.';
const CREDENTIALS = 'Geben Sie der Verbindung gültige Zugangsdaten und testen Sie sie.';

/** Of every system alike: the way there, the answers, the settings of the connection; and of mail and CRM. */
export const CONNECTION_CODES: CodeWords = {
  'answer-not-json': [
    'Das System hat nicht mit JSON geantwortet.',
    'Prüfen Sie die Adresse der Verbindung: Vermutlich antwortet dort etwas anderes.',
  ],
  'answer-too-large': ['Die Antwort ist größer als erlaubt.'],
  'circuit-open': [
    'Das System scheitert ständig und wird gerade nicht gerufen.',
    'Es wird von selbst wieder versucht.',
  ],
  conflict: ['Im System hat sich inzwischen etwas geändert.', 'Es wird von selbst wieder versucht.'],
  'connection-failed': [
    'Das System ist nicht erreichbar.',
    'Prüfen Sie die Adresse, und ob eine Firewall dazwischen ist.',
  ],
  'connection-lost': [
    'Das System hat die Verbindung beendet, bevor es geantwortet hat.',
    'Es wird von selbst wieder versucht.',
  ],
  'connection-secret-missing': [
    'Der Verbindung fehlt ein Geheimnis.',
    'Tragen Sie es bei der Verbindung ein.',
  ],
  'credentials-refused': ['Das System lehnt unsere Zugangsdaten ab.', CREDENTIALS],
  'cursor-unreadable': ['Die Stelle, an der eine Liste weitergehen soll, ist unlesbar.'],
  'egress-refused': [
    'An diese Adresse darf keine Verbindung führen.',
    'Berichtigen Sie die Adresse der Verbindung.',
  ],
  'host-key-differs': [
    'Der Server zeigt einen anderen Schlüssel als den der Verbindung.',
    'Klären Sie, ob der Server gewechselt hat, und tragen Sie dann seinen neuen Schlüssel ein.',
  ],
  'no-answer': [
    'Keine Antwort in der erlaubten Zeit.',
    'Prüfen Sie die Adresse, und ob eine Firewall dazwischen ist.',
  ],
  'not-found': ['Das System kennt nicht, wonach gefragt wurde.'],
  'not-supported': ['Das kann dieses System nicht.'],
  'rate-limited': ['Das System verlangt eine Pause.', 'Es wird von selbst wieder versucht.'],
  'redirect-refused': [
    'Das System verweist an eine andere Adresse; dem wird nicht gefolgt.',
    'Tragen Sie bei der Verbindung die endgültige Adresse ein.',
  ],
  'request-refused': ['Das System hat die Anfrage abgelehnt.'],
  'secret-missing': ['Der Verbindung fehlt ein Geheimnis.', 'Tragen Sie es bei der Verbindung ein.'],
  'secret-unreadable': [
    'Ein Geheimnis der Verbindung lässt sich nicht entschlüsseln.',
    'Setzen Sie es neu, oder geben Sie dem Dienst den Schlüssel, mit dem es verschlüsselt wurde.',
  ],
  'system-unavailable': ['Das System ist gerade nicht verfügbar.', 'Es wird von selbst wieder versucht.'],
  'timed-out': ['Das System hat nicht rechtzeitig geantwortet.', 'Es wird von selbst wieder versucht.'],
  'too-many-calls': ['Zu viele Aufrufe an das System warten.', 'Es wird von selbst wieder versucht.'],
  'unexpected-answer': ['Die Antwort ist nicht, wonach gefragt wurde.'],
  'unexpected-error': [
    'Es ist etwas geschehen, womit niemand gerechnet hat.',
    'Sehen Sie nach, was der Dienst zuletzt geschrieben hat.',
  ],
  'unexpected-shape': [
    'Eine Antwort ist anders aufgebaut als beschrieben.',
    'Prüfen Sie, ob das System auf einer Version ist, die unterstützt wird.',
  ],
  'unexpected-value': ['Ein Wert des Systems ist nicht zu verwenden.', REPLAY],
  'unknown-target': [
    'Die Zuordnung nennt ein Ziel, das es beim Anbieter nicht gibt.',
    'Berichtigen Sie die Zuordnung.',
  ],
  'write-not-kept': [
    'Das System zeigt nicht, was eben geschrieben wurde.',
    'Prüfen Sie im System, ob dort etwas das Schreiben zurücknimmt.',
  ],

  'mail-refused': ['Der Mailserver hat die E-Mail abgelehnt.', 'Prüfen Sie Absender und Empfänger.'],
  'mail-unavailable': [
    'Der Mailserver hat die E-Mail nicht angenommen.',
    'Es wird von selbst wieder versucht.',
  ],
  'mail-credentials-refused': ['Der Mailserver lehnt Benutzer oder Kennwort ab.', CREDENTIALS],

  'crm-answer-incomplete': [
    'HubSpot hat nicht gesagt, was aus jedem Datensatz wurde.',
    'Es wird von selbst wieder versucht.',
  ],
  'crm-answer-unreadable': ['Die Antwort von HubSpot ist unlesbar.'],
  'crm-conflict': [
    'In HubSpot hat sich der Datensatz gleichzeitig geändert.',
    'Es wird von selbst wieder versucht.',
  ],
  'crm-contact-exists': ['Den Kontakt gibt es in HubSpot schon.'],
  'crm-credentials-refused': ['HubSpot lehnt das Token der Verbindung ab.', CREDENTIALS],
  'crm-not-found': ['HubSpot kennt nicht, wonach gefragt wurde.'],
  'crm-permission-missing': [
    'Der App in HubSpot fehlt ein Recht.',
    'Geben Sie der App die Rechte, die die Anleitung nennt.',
  ],
  'crm-property-drifted': [
    'Eine Eigenschaft in HubSpot ist nicht, wie sie sein muss.',
    'Stellen Sie die Eigenschaft in HubSpot wieder her.',
  ],
  'crm-property-missing': [
    'In HubSpot fehlt eine Eigenschaft.',
    'Lassen Sie die Verbindung ihre Eigenschaften anlegen, oder legen Sie sie in HubSpot an.',
  ],
  'crm-record-refused': ['HubSpot hat den Datensatz abgelehnt.'],
  'crm-stage-missing': [
    'Der Pipeline in HubSpot fehlen Phasen.',
    'Legen Sie sie an, oder nennen Sie bei der Verbindung andere.',
  ],
};
