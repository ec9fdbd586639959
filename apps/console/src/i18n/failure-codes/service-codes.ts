import type { CodeWords } from './code-words';

const BY_ITSELF = 'Es wird von selbst wieder versucht.';

/** Of the payment provider and of our own services. */
export const SERVICE_CODES: CodeWords = {
  'idempotency-key-in-use': ['Dieselbe Anfrage läuft bei Stripe noch.', BY_ITSELF],
  'idempotency-mismatch': ['Unter diesem Schlüssel wurde Stripe schon etwas anderes gefragt.'],
  'lock-timeout': ['Stripe ist mit demselben Objekt beschäftigt.', BY_ITSELF],
  'stripe-call-failed': ['Der Aufruf bei Stripe ist gescheitert.', BY_ITSELF],
  'stripe-error': ['Stripe hat mit einem Fehler geantwortet.', BY_ITSELF],
  'stripe-limit-exceeded': [
    'Ein Wert überschreitet, was Stripe annimmt.',
    'Berichtigen Sie die Zuordnung, dann wiederholen Sie die Nachricht.',
  ],
  'stripe-rate-limited': ['Stripe verlangt weniger Anfragen.', BY_ITSELF],
  'stripe-unreachable': ['Stripe hat nicht geantwortet.', BY_ITSELF],

  'amount-too-small': ['Der Betrag ist kleiner als der kleinste, den Stripe in dieser Währung annimmt.'],
  'authorized-for-other-total': [
    'Die Bestellung hat einen anderen Betrag als die Zahlung.',
    'Nennen Sie den Betrag, der eingezogen werden soll, oder stornieren Sie die Zahlung.',
  ],
  'charge-already-captured': ['Die Zahlung war schon eingezogen.'],
  'charge-already-refunded': ['Die Zahlung war schon erstattet.'],
  'charge-expired-for-capture': ['Die Autorisierung ist abgelaufen: Es ist nichts mehr einzuziehen.'],

  'amount-mismatch': ['Die Bewegung lautet auf einen anderen Betrag als das, was sie bewegt.'],
  'charge-not-booked': ['Die Zahlung, auf die sich die Bewegung bezieht, ist nicht gebucht.'],
  'currency-mismatch': ['Die Bewegung lautet auf eine andere Währung als die Bestellung.'],
  'movement-empty': ['Die Bewegung bewegt nichts.'],
  'movement-inconsistent': ['Die Beträge der Bewegung passen nicht zueinander.'],
  'order-charged-twice': ['Die Bestellung wurde zweimal bezahlt.'],
  'order-parts-mismatch': ['Positionen, Versand und Steuer ergeben nicht die Summe der Bestellung.'],
  'refund-exceeds-charge': ['Es wurde mehr erstattet als eingezogen.'],
  'refund-of-invoiced-sale': ['Die Erstattung betrifft einen Verkauf über eine Rechnung.'],
  'unexpected-sign': ['Die Bewegung geht in die falsche Richtung.'],
  'unknown-category': ['Für diese Art von Bewegung gibt es keine Buchungsregel.'],

  'amount-out-of-range': ['Der Betrag ist zu groß.'],
  'currency-unsupported': ['Diese Währung nimmt Stripe nicht an.'],
  'not-a-decimal': ['Der Betrag ist keine Dezimalzahl.'],
  'not-representable': ['Der Betrag hat mehr Nachkommastellen als die Währung.'],

  'ambiguous-store': [
    'Mehrere Shops benutzen dieselbe Verbindung zum Shop-System.',
    'Geben Sie jedem Shop eine eigene Verbindung, dann wiederholen Sie die Nachricht.',
  ],
  'broker-unavailable': ['Es besteht keine Verbindung zum Nachrichtendienst.', BY_ITSELF],
  'capture-not-visible': ['Der Einzug zeigt sich noch nicht.', BY_ITSELF],
  'captures-under-way': ['Andere Einzüge der Zahlung sind noch nicht zu Ende.', BY_ITSELF],
  'charge-not-booked-yet': ['Die Zahlung, um die es geht, ist noch nicht gebucht.', BY_ITSELF],
  'command-unknown': ['Mit diesem Befehl bekommt das ERP nichts.'],
  'configuration-behind': [
    'Der Dienst hat die neue Konfiguration noch nicht.',
    'Testen Sie gleich noch einmal.',
  ],
  'configuration-missing': ['Es gibt noch keine Konfiguration.', 'Legen Sie Verbindungen und einen Shop an.'],
  'contract-broken': ['Eine Nachricht hätte ihren Vertrag verletzt und wurde nicht gesendet.'],
  'crashes-the-service': [
    'Der Dienst ist an dieser Nachricht mehrmals gestorben.',
    'Sehen Sie nach, was der Dienst zuletzt geschrieben hat; wiederholen Sie nach der Behebung.',
  ],
  'customer-busy': ['Ein anderer Vorgang bearbeitet diesen Kunden.', BY_ITSELF],
  'customer-not-found': ['Der Shop hat diesen Kunden nicht.'],
  'customer-seen-twice': ['Eine andere Nachricht hat denselben Datensatz eben aufgenommen.', BY_ITSELF],
  'database-unavailable': ['Die Datenbank ist gerade nicht verfügbar.', BY_ITSELF],
  'dead-letter-gone': [
    'Die unzustellbare Nachricht liegt nicht mehr in der Warteschlange.',
    'Jemand hat sie im Broker entfernt. Verwerfen Sie den Eintrag.',
  ],
  'dead-letter-not-found': [
    'Die unzustellbare Nachricht war eben nicht in der Warteschlange zu finden.',
    'Versuchen Sie es gleich noch einmal.',
  ],
  'entry-unknown': ['Diese Buchung gibt es in unseren Büchern nicht.'],
  'foreign-connection': ['Die Verbindung gehört nicht zu diesem Shop.'],
  'foreign-integration-active': [
    'Im Shop-System ist eine andere Zahlungsanbindung aktiv, die auch einziehen würde.',
    'Schalten Sie sie ab und tragen Sie bei der Verbindung ein, seit wann.',
  ],
  'idempotency-key-used': [
    'Der Schlüssel wurde für eine Anfrage ohne Wirkung verbraucht; der nächste Versuch nimmt einen anderen.',
    BY_ITSELF,
  ],
  'invalid-answer': ['Die Antwort eines Dienstes verletzt ihren Vertrag.'],
  'invalid-body': [
    'Der Inhalt der Nachricht verletzt ihren Vertrag.',
    'Wiederholen Sie sie mit berichtigtem Inhalt.',
  ],
  'invalid-cursor': ['Die Stelle, an der die Liste weitergehen soll, ist keine von ihr.'],
  'invalid-json': [
    'Der Inhalt der Nachricht ist kein JSON.',
    'Fragen Sie den Absender, was er gesendet hat, oder wiederholen Sie mit berichtigtem Inhalt.',
  ],
  'invalid-mapping': [
    'Eine Zuordnung ist fehlerhaft.',
    'Berichtigen Sie die Zuordnung, dann wiederholen Sie die Nachricht.',
  ],
  'invoice-booked-first': [
    'Die Zahlung ist schon nach ihrer Rechnung gebucht, und anderes baut darauf auf.',
    'Nehmen Sie zurück, was nach der Rechnung gebucht wurde, und wiederholen Sie die Nachricht.',
  ],
  'invoice-not-paid': ['Die Rechnung ist nicht bezahlt: Aus ihr wird keine Bestellung.'],
  'made-order-unknown': [
    'Die Bestellung trägt unser Kennzeichen einer Rechnung, zu der wir sie nicht angelegt haben.',
  ],
  'nothing-to-make': ['Bei keinem Anbieter ist eine Zahlung anzulegen.'],
  'order-busy': ['Ein anderer Vorgang bearbeitet diese Bestellung.', BY_ITSELF],
  'order-keeps-moving': [
    'Die Bestellung änderte sich schneller, als sie bearbeitet werden konnte.',
    BY_ITSELF,
  ],
  'order-moved-on': ['Die Bestellung änderte sich, während sie bezahlbar gemacht wurde.', BY_ITSELF],
  'order-not-payable': [
    'Die Bestellung lässt sich so nicht bezahlen.',
    'Berichtigen Sie die Bestellung im Shop-System, dann wiederholen Sie die Nachricht.',
  ],
  'order-not-yet-visible': ['Das Shop-System zeigt die Bestellung noch nicht.', BY_ITSELF],
  'order-unknown-yet': ['Die Bestellung ist hier noch nicht bekannt.', BY_ITSELF],
  'outside-down': ['Das System hat mit 503 geantwortet.', BY_ITSELF],
  'paid-without-payment': [
    'Im Shop gilt die Bestellung als bezahlt, und beim Anbieter fand sich keine Zahlung dazu.',
  ],
  'parked-money-not-booked': ['Geld, das auf seine Bestellung wartete, ließ sich nicht buchen.'],
  'payment-lost': ['Die eingezogene Zahlung ist hier nicht bekannt.'],
  'payment-moved-on': ['Die Zahlung hat sich eben geändert.', BY_ITSELF],
  'provider-keys-unnamed': ['Der Anmeldeanbieter sagt nicht, wo seine Schlüssel liegen.'],
  'provider-keys-unreadable': ['Die Schlüssel des Anmeldeanbieters sind nicht lesbar.'],
  'query-unanswered': ['Ein Dienst hat nicht geantwortet.', 'Sehen Sie nach, ob er läuft.'],
  'refund-lost': ['Die abgelehnte Erstattung ist hier nicht bekannt.'],
  'renewal-without-lines': ['Die Rechnung verkauft nichts, was sich bestellen ließe.'],
  'renewal-without-product': [
    'Eine Position der Rechnung nennt keinen Artikel.',
    'Nennen Sie den Artikel in den Metadaten `sku` des Preises bei Stripe, dann wiederholen Sie die Nachricht.',
  ],
  'reversed-entry-not-posted-yet': [
    'Das ERP hat die Buchung noch nicht, die zurückgenommen wird.',
    BY_ITSELF,
  ],
  'schema-differs': [
    'Die Tabellen sind nicht die der Version, die läuft.',
    'Führen Sie die Einrichtung dieser Version aus, dann wiederholen Sie die Nachricht.',
  ],
  'shapes-busy': [
    'Zu viele fragen zugleich nach den Formen der Eingaben.',
    'Versuchen Sie es gleich noch einmal.',
  ],
  'stock-busy': ['Gerade wird die Ware einer anderen Bestellung zurückgenommen.', BY_ITSELF],
  'subscriber-ambiguous': [
    'Die Rechnung gehört zu zwei Kunden des Shops.',
    'Klären Sie unter Kunden, wer gemeint ist.',
  ],
  'subscriber-unknown': [
    'Wem die Rechnung im Shop gehört, weiß niemand.',
    'Verbinden Sie den Kunden des Anbieters mit einem des Shops.',
  ],
  'unknown-connection': [
    'Die Verbindung gibt es in der Konfiguration nicht.',
    'Nehmen Sie sie in die Konfiguration auf, dann wiederholen Sie die Nachricht.',
  ],
  'unknown-order': [
    'Die Bestellung ist hier nicht bekannt.',
    'Sie muss erst im Shop-System gesehen worden sein.',
  ],
  'unknown-store': [
    'Den Shop gibt es in der Konfiguration nicht.',
    'Nehmen Sie ihn in die Konfiguration auf, dann wiederholen Sie die Nachricht.',
  ],
  'unknown-type': [
    'Diese Art von Nachricht nimmt hier niemand entgegen.',
    'Spielen Sie eine Version ein, die sie kennt, und wiederholen Sie; oder verwerfen Sie sie.',
  ],
  'workflow-version-missing': ['Diese Fassung des Ablaufs gibt es nicht.'],
  'wrong-connector': [
    'Die Verbindung ist von anderer Art, als sie hier sein müsste.',
    'Berichtigen Sie, welche Verbindung der Shop benutzt.',
  ],
};
