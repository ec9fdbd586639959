import type { CodeWords } from './code-words';

const REPLAY = 'Berichtigen Sie das im Shop-System, dann wiederholen Sie die Nachricht.';
const RIGHTS = 'Geben Sie unserem Zugang die Rechte, die die Anleitung nennt.';
const CREDENTIALS = 'Geben Sie der Verbindung gültige Zugangsdaten und testen Sie sie.';
const BY_ITSELF = 'Es wird von selbst wieder versucht.';

/** Of the shop systems. */
export const SHOP_CODES: CodeWords = {
  'amount-disagrees': ['Die Zahlung lautet auf einen anderen Betrag als die Bestellung.'],
  'currency-not-the-customers': ['Der Kunde bestellt in einer anderen Währung.', REPLAY],
  'customer-ambiguous': [
    'Mehrere Käufer des Marktplatzes haben einen Benutzer mit dieser Kennung.',
    'Geben Sie ihnen verschiedene Kennungen.',
  ],
  'customer-buyer-missing': [
    'Es ist kein Käufer genannt, in dem neue Kunden angelegt werden.',
    'Tragen Sie ihn bei der Verbindung ein, oder schalten Sie das Anlegen ab.',
  ],
  'hook-not-ours': [
    'Der Haken an der Kasse gehört nicht uns.',
    'Lösen Sie ihn im Shop-System, oder verzichten Sie auf unseren.',
  ],
  'hooks-not-kept': ['Das Shop-System zeigt die eben eingerichteten Haken nicht.', BY_ITSELF],
  'invalid-customer-id': ['Das ist keine Kundennummer des Shop-Systems.'],
  'invalid-quantity': ['Eine Position hat eine Menge, mit der sich nicht rechnen lässt.', REPLAY],
  'kentico-access-denied': ['Kentico verweigert den Zugriff.', RIGHTS],
  'kentico-answer-unreadable': [
    'Die Antwort von Kentico ist anders aufgebaut als beschrieben.',
    'Rufen Sie die Adresse im Browser auf: Ein angepasster Dienst mag anders antworten.',
  ],
  'kentico-credentials-refused': ['Kentico lehnt Benutzer oder Kennwort ab.', CREDENTIALS],
  'kentico-not-found': [
    'Kentico kennt nicht, wonach gefragt wurde.',
    'Prüfen Sie Adresse und Website der Verbindung.',
  ],
  'kentico-request-too-large': [
    'Die Anfrage ist größer, als der Webserver von Kentico annimmt.',
    'maxReceivedMessageSize in der web.config erhöhen oder die eigenen Daten der Bestellung kürzen, dann die Nachricht wiederholen.',
  ],
  'kentico-request-error': [
    'Kentico hat mit einem Fehler geantwortet.',
    'Sehen Sie im Ereignisprotokoll von Kentico nach.',
  ],
  'mixed-currencies': ['Die Bestellung nennt Beträge in verschiedenen Währungen.', REPLAY],
  'negative-amount': ['Zu zahlen bliebe weniger als nichts.', REPLAY],
  'order-changes-while-read': ['Die Bestellung änderte sich, während sie gelesen wurde.', BY_ITSELF],
  'order-list-unsteady': ['Die Liste der Bestellungen ließ sich nicht bis zum Ende lesen.', BY_ITSELF],
  'order-moved-meanwhile': ['Die Bestellung hat im Shop-System inzwischen einen anderen Stand.', BY_ITSELF],
  'order-not-found': [
    'Das Shop-System hat diese Bestellung nicht.',
    'Sie wurde gelöscht, oder sie gehört zu einer anderen Website als der der Verbindung.',
  ],
  'order-not-submitted': ['Die Bestellung ist im Shop-System nicht abgeschickt.'],
  'order-total-disagrees': ['Der Shop kommt auf eine andere Summe, als bezahlt wurde.', REPLAY],
  'order-without-items': ['Die Bestellung hat keine Positionen.', REPLAY],
  'ordercloud-answer-unreadable': ['Die Antwort von OrderCloud ist anders aufgebaut als beschrieben.'],
  'ordercloud-conflict': ['OrderCloud hat das schon.'],
  'ordercloud-credentials-refused': ['OrderCloud gibt uns kein Token.', CREDENTIALS],
  'ordercloud-not-found': ['OrderCloud kennt nicht, wonach gefragt wurde.'],
  'ordercloud-request-refused': ['OrderCloud hat die Anfrage abgelehnt.', REPLAY],
  'ordercloud-role-missing': ['Unserem Zugang bei OrderCloud fehlt eine Rolle.', RIGHTS],
  'ordercloud-token-unreadable': ['Die Token-Antwort von OrderCloud ist unlesbar.'],
  'stock-not-kept': ['OrderCloud zeigt den eben geschriebenen Bestand nicht.', BY_ITSELF],
  'unknown-commerce-status': [
    'Diesen Status kennt der Shop nicht.',
    'Berichtigen Sie die Statustabelle des Shops.',
  ],
  'unknown-country': ['Das Land einer Adresse hat im Shop-System keinen Code aus zwei Buchstaben.', REPLAY],
  'unknown-currency': ['Die Währung der Bestellung ist unbekannt.', REPLAY],
  'unknown-customer': ['Das Shop-System hat diesen Kunden nicht.'],
  'unknown-order-status': ['Die Bestellung hat einen Status, den der Shop nicht führt.', REPLAY],
  'unknown-product': ['Zu dieser Nummer hat das Shop-System keinen oder mehr als einen Artikel.', REPLAY],
  'xc-access-denied': ['Die Commerce Engine verweigert den Zugriff.', RIGHTS],
  'xc-answer-unreadable': ['Die Antwort der Commerce Engine sagt nicht, wie es ausging.'],
  'xc-command-refused': ['Die Commerce Engine hat den Befehl nicht ausgeführt.', REPLAY],
  'xc-credentials-refused': ['Der Identity Server lehnt Client oder Benutzer ab.', CREDENTIALS],
  'xc-entity-changed': ['Die Bestellung wurde im selben Augenblick geändert.', BY_ITSELF],
  'xc-request-refused': ['Die Commerce Engine hat die Anfrage abgelehnt.'],
  'xc-route-missing': [
    'Die Commerce Engine kennt diesen Aufruf nicht.',
    'Spielen Sie das Plug-in ein, das die Anleitung nennt.',
  ],
  'xc-token-refused': ['Die Commerce Engine lehnt die Token der Verbindung ab.', CREDENTIALS],
  'xc-token-unreadable': ['Die Antwort des Identity Servers enthält kein Token.'],
  'xconnect-answer-unreadable': ['Der Kontakt aus xConnect ist anders aufgebaut als beschrieben.'],
  'xconnect-certificate-refused': ['xConnect lehnt unser Client-Zertifikat ab.', CREDENTIALS],
  'xconnect-incomplete': [
    'Für xConnect fehlt der Verbindung etwas.',
    'Tragen Sie es bei der Verbindung ein.',
  ],
};
