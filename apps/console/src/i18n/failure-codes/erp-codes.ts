import type { CodeWords } from './code-words';

const REPLAY = 'Berichtigen Sie das im ERP, dann wiederholen Sie die Nachricht.';
const SETTING = 'Tragen Sie es bei der Verbindung ein, dann wiederholen Sie die Nachricht.';
const BY_ITSELF = 'Es wird von selbst wieder versucht.';

/** Of the ERPs and of files for them. */
export const ERP_CODES: CodeWords = {
  'amount-too-large': ['Der Betrag ist zu groß.'],
  'entry-unbalanced': ['Soll und Haben der Buchung sind nicht gleich.'],
  'erp-account-missing': ['Das Konto fehlt im ERP oder nimmt keine Buchungen an.', REPLAY],
  'erp-account-unmapped': ['Für ein Konto unserer Bücher ist kein Konto des ERP genannt.', SETTING],
  'erp-already-posted': ['Der Beleg ist im ERP schon gebucht.'],
  'erp-answer-unreadable': [
    'Die Antwort des ERP ist unlesbar.',
    'Prüfen Sie, ob das ERP auf einer Version ist, die unterstützt wird.',
  ],
  'erp-batch-taken': [
    'Ein Buchungsstapel, der gebraucht wird, gehört zu etwas anderem.',
    'Buchen oder löschen Sie den Stapel in Business Central, dann wiederholen Sie die Nachricht.',
  ],
  'erp-country-missing': ['Das ERP hat kein Land mit diesem Code.', REPLAY],
  'erp-credentials-refused': [
    'Das ERP lehnt unsere Zugangsdaten ab.',
    'Geben Sie der Verbindung gültige Zugangsdaten und testen Sie sie.',
  ],
  'erp-currency-missing': ['Das ERP kennt die Währung nicht.', REPLAY],
  'erp-currency-not-supported': ['Das ERP nimmt keine Buchungen in dieser Währung an.'],
  'erp-custom-field-missing': [
    'Im ERP fehlt das Feld für unseren Schlüssel.',
    'Legen Sie das Feld an, wie es die Anleitung beschreibt, dann wiederholen Sie die Nachricht.',
  ],
  'erp-document-canceled': [
    'Der Beleg wurde im ERP storniert.',
    'Stornieren Sie die Buchung auch in unseren Büchern, oder buchen Sie sie dort neu.',
  ],
  'erp-document-changed': ['Der Beleg wurde im ERP gleichzeitig geändert.', BY_ITSELF],
  'erp-document-gone': ['Den Beleg gibt es im ERP nicht mehr.'],
  'erp-document-missing': ['Der Beleg ist nicht zu finden, obwohl er angelegt wurde.', BY_ITSELF],
  'erp-duplicate': ['Den Datensatz gibt es im ERP schon.', BY_ITSELF],
  'erp-entry-differs': [
    'Im ERP steht etwas anderes, als gebucht wurde.',
    'Stornieren Sie den Beleg im ERP, dann wiederholen Sie die Nachricht.',
  ],
  'erp-entry-in-progress': ['Ein anderer Vorgang bucht dasselbe gerade.', BY_ITSELF],
  'erp-entry-not-posted': ['Das ERP hat keine gebuchte Fassung der Buchung.', BY_ITSELF],
  'erp-entry-unapproved': ['Die Buchung wartet im ERP auf ihre Genehmigung.', 'Genehmigen Sie sie dort.'],
  'erp-exchange-rate-missing': ['Das ERP kennt für den Tag keinen Wechselkurs.', REPLAY],
  'erp-item-missing': [
    'Das ERP kennt einen Artikel der Bestellung nicht.',
    'Legen Sie den Artikel im ERP an, dann wiederholen Sie die Nachricht.',
  ],
  'erp-key-collision': ['Zwei Vorgänge hätten im ERP dieselbe Nummer.'],
  'erp-key-taken': ['Unser Schlüssel ist im ERP schon vergeben.', BY_ITSELF],
  'erp-line-without-item': [
    'Eine Position der Bestellung hat keine Artikelnummer.',
    'Geben Sie ihr eine, oder nennen Sie bei der Verbindung einen Artikel für solche Positionen.',
  ],
  'erp-manual-numbers-off': [
    'Das ERP lässt keine eigenen Nummern zu.',
    'Erlauben Sie manuelle Nummern in der Nummernserie.',
  ],
  'erp-method-missing': [
    'Dem ERP fehlt eine Methode.',
    'Spielen Sie die Module ein, die die Anleitung nennt.',
  ],
  'erp-module-missing': ['Dem ERP fehlt ein Modul.', 'Spielen Sie die Module ein, die die Anleitung nennt.'],
  'erp-name-taken': ['Der Name ist im ERP schon vergeben.', REPLAY],
  'erp-not-found': [
    'Das ERP kennt nicht, wonach gefragt wurde.',
    'Prüfen Sie die Adresse und die Angaben der Verbindung.',
  ],
  'erp-not-readable': [
    'Der Empfänger der Ausgabe beantwortet keine Fragen.',
    'Schalten Sie das Lesen bei der Verbindung ein, wenn der Empfänger Antworten bereithält.',
  ],
  'erp-nothing-to-post': ['Im ERP ist nichts zu buchen.'],
  'erp-order-differs': [
    'Die Summe der Bestellung im ERP ist eine andere als die im Shop.',
    'Prüfen Sie Preise und Steuern der Artikel im ERP, dann wiederholen Sie die Nachricht.',
  ],
  'erp-order-missing': ['Die Bestellung ist nicht zu finden, obwohl sie angelegt wurde.', BY_ITSELF],
  'erp-order-not-posted': ['Die Bestellung steht noch nicht im ERP.', BY_ITSELF],
  'erp-order-unapproved': ['Der Auftrag wartet im ERP auf seine Genehmigung.', 'Genehmigen Sie ihn dort.'],
  'erp-party-missing': ['Der Kunde steht noch nicht im ERP.', BY_ITSELF],
  'erp-period-missing': [
    'Das ERP hat für den Tag keine offene Periode.',
    'Legen Sie sie an oder öffnen Sie sie, dann wiederholen Sie die Nachricht.',
  ],
  'erp-permission-missing': [
    'Unserem Benutzer im ERP fehlt ein Recht.',
    'Geben Sie ihm die Rechte, die die Anleitung nennt.',
  ],
  'erp-pricelist-missing': ['Das ERP hat keine Preisliste in dieser Währung.', REPLAY],
  'erp-record-in-use': ['Der Datensatz ist im ERP in Gebrauch.'],
  'erp-reference-missing': ['Im ERP fehlt, worauf sich der Beleg bezieht.', REPLAY],
  'erp-refused': ['Das ERP hat den Beleg abgelehnt.', REPLAY],
  'erp-unavailable': ['Das ERP ist gerade nicht verfügbar.', BY_ITSELF],
  'erp-unit-missing': ['Das ERP hat die Mengeneinheit der Verbindung nicht.', SETTING],
  'erp-warehouse-unclear': ['Welches Lager des ERP gemeint ist, ist nicht eindeutig.', SETTING],
  'erp-warning': ['Das ERP warnt und wartet auf einen Menschen.', REPLAY],
  'export-failed': ['Die Datei ließ sich nicht ablegen.', BY_ITSELF],
  'export-folder-missing': [
    'Den Ordner für die Ausgabe gibt es nicht.',
    'Legen Sie ihn an, oder hängen Sie ein, was dort sein soll.',
  ],
  'export-index-damaged': [
    'Das Verzeichnis der Ausgabe ist nicht, was wir geschrieben haben.',
    'Stellen Sie die Datei aus einer Sicherung wieder her.',
  ],
  'export-not-writable': [
    'In den Ordner der Ausgabe lässt sich nicht schreiben.',
    'Geben Sie unserem Benutzer dort Schreibrechte.',
  ],
  'period-closed': [
    'Die Periode ist im ERP abgeschlossen.',
    'Öffnen Sie sie dort, oder schließen Sie sie auch in unseren Büchern, dann wiederholen Sie die Nachricht.',
  ],
  'range-too-long': ['Der Zeitraum ist zu lang.'],
  'too-many-reservations': ['Für die Bestellung wurde zu oft reserviert.'],
};
