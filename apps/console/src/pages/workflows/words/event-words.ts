/** What each fact that a workflow can hear tells. English is told by the contract itself. */
export const GERMAN_EVENTS: Readonly<Record<string, string>> = {
  'order.placed': 'Ein Shop-System hat eine neue Bestellung; einmal je Bestellung gemeldet.',
  'order.changed':
    'Summe, Posten, Kunde oder Adressen einer bekannten Bestellung sind nicht mehr, was sie waren.',
  'order.status-changed':
    'Jemand anderes hat die Bestellung im Shop-System weiterbewegt (eigene Änderungen werden nicht gemeldet).',
  'order.updated':
    'Wir haben Status, Zahlungsdatensatz oder beides in das Shop-System geschrieben und zurückgelesen.',
  'order.return-approved':
    'Im Shop-System wurde eine Rückgabe angenommen oder abgeschlossen: Ihr Betrag ist zu erstatten. Einmal je Rückgabe gemeldet.',
  'order.shipped':
    'Von einer Bestellung ist mehr verschickt als bekannt war: je Zuwachs einmal gemeldet, mit dem Wert des neuen Teils.',
  'order.parcel-updated':
    'Zu verschickter Ware ist mehr bekannt: Paket, Versender oder Sendungsnummer. Geld hängt nicht daran.',
  'order.stock-put-back':
    'Ware einer stornierten oder zurückgegebenen Bestellung ist wieder im Lager des Shop-Systems; zurückgelesen.',
  'order.sent-again':
    'Jemand ließ erneut an den Shop oder das ERP senden, was von der Bestellung gilt. Was der Empfänger daraus macht, meldet er selbst.',
  'order.created-by-us':
    'Eine bezahlte Verlängerung ist eine Bestellung im Shop-System, von uns angelegt und dort bezahlt. Für sie wird nichts berechnet.',
  'order.not-created':
    'Eine bezahlte Verlängerung hat keine Bestellung im Shop-System, da es keine annimmt: Jemand legt sie von Hand an. Einmal je Rechnung gemeldet.',
  'payment.created': 'Der Kunde kann jetzt zahlen.',
  'payment.link-mailed':
    'Der Link zum Bezahlen ging per E-Mail an den Kunden, weil jemand es auf der Seite der Bestellung verlangte.',
  'payment.not-required': 'Nichts zu zahlen; der Zahlungsanbieter wurde nicht gefragt.',
  'payment.requires-action': 'Der Kunde muss noch etwas tun, etwa 3-D Secure bestätigen.',
  'payment.processing': 'Eine Zahlungsart, die Tage braucht, ist unterwegs.',
  'payment.authorized': 'Das Geld ist reserviert, nichts ist eingezogen.',
  'payment.succeeded': 'Eingezogen: Die Bestellung ist bezahlt.',
  'payment.partially-captured':
    'Ein Teil wurde eingezogen; der Rest wurde freigegeben, sofern nicht noch etwas davon eingezogen werden kann (`capturable`).',
  'payment.failed': 'Ein Versuch wurde abgelehnt; der Kunde darf es noch einmal versuchen.',
  'payment.canceled': 'Storniert; eine Reservierung ist freigegeben.',
  'payment.expired': 'Bezahlseite oder Reservierung ist abgelaufen.',
  'payment.capture-failed':
    'Der Zahlungsanbieter hat den Einzug abgelehnt; die Bestellung darf nicht weiter.',
  'payment.authorization-expiring': 'Eine nicht eingezogene Reservierung verfällt bald.',
  'payment.exception':
    'Geld, das nicht zur Bestellung passt: falsche Summe, nach der Stornierung bezahlt, unbekannte Belastung.',
  'refund.created': 'Der Zahlungsanbieter hat eine Erstattung angenommen.',
  'refund.succeeded': 'Eine Erstattung ist angekommen.',
  'refund.failed': 'Eine Erstattung ist gescheitert, vielleicht nachdem sie gelungen war.',
  'balance-transaction.recorded':
    'Eine Bewegung des Guthabens steht beim Zahlungsanbieter und kann gebucht werden.',
  'payout.recorded':
    'Eine Auszahlung gibt es, oder sie ist weiter (angelegt, unterwegs, bezahlt, doch gescheitert, storniert).',
  'payout.composed':
    'Die Liste der Bewegungen einer automatischen Auszahlung steht fest; seitenweise gemeldet, `last` schließt sie.',
  'balance.read':
    'Was der Zahlungsanbieter als Guthaben nennt, ausstehend und verfügbar zusammen, ein Betrag je Währung.',
  'dispute.opened':
    'Die Bank eines Kunden ficht eine Belastung an oder fragt danach (eine Vorwarnung bewegt kein Geld).',
  'dispute.updated':
    'Eine Anfechtung ist weiter: Belege wurden gesendet, Geld wurde abgezogen, aus einer Vorwarnung wurde eine Anfechtung.',
  'dispute.evidence-due': 'Belege sind noch zu senden, und ihre Frist ist nah.',
  'dispute.closed': 'Eine Anfechtung ist zu Ende; `outcome` sagt, für wen.',
  'dead-letter.recorded':
    'Eine Nachricht kam zum Unzustellbaren eines Dienstes und wartet dort auf einen Menschen.',
  'dead-letter.settled':
    'Etwas Unzustellbares wurde wiederholt, verworfen oder verarbeitet, nachdem jemand es von Hand bewegt hatte.',
  'dead-letter.succeeded':
    'Worum es bei etwas Unzustellbarem ging, ist doch gelungen: durch seine Wiederholung oder durch eine spätere Nachricht.',
  'subscription.changed': 'Ein Abonnement begann, änderte sich oder endet mit seinem Zeitraum.',
  'subscription.ended': 'Ein Abonnement ist zu Ende; es wird nichts mehr berechnet.',
  'invoice.paid': 'Eine Rechnung ist ganz bezahlt: einmal je Rechnung gemeldet.',
  'invoice.payment-failed':
    'Ein Versuch, eine Rechnung einzuziehen, ist gescheitert; `nextAttemptAt` sagt, ob noch einer folgt.',
  'invoice.closed': 'Eine Rechnung wurde für ungültig oder uneinbringlich erklärt.',
  'credit-note.issued':
    'Zu einer Rechnung wurde beim Zahlungsanbieter eine Gutschrift ausgestellt: einmal gemeldet. `orderId` und `payment` sind die der Bestellung, die aus der Rechnung entstand, falls es eine gibt.',
  'connection.degraded':
    'Aufrufe eines Fremdsystems scheitern immer wieder; einmal gemeldet, wenn es beginnt.',
  'connection.recovered': 'Aufrufe eines Fremdsystems gelingen wieder; einmal gemeldet.',
  'connection.silent':
    'Eine Verbindung, die sonst Webhooks sendet, sendet keine, obwohl sich etwas geändert hat; einmal gemeldet, wenn es beginnt.',
  'connection.heard': 'Eine stumme Verbindung hat wieder einen Webhook gesendet; einmal gemeldet.',
  'mapping.drifted':
    'Was ein Shop sendet, hat seine Form geändert, und Regeln in Gebrauch verlieren dadurch ein Feld oder bekommen einen anderen Typ; einmal gemeldet, wenn es beginnt.',
  'mapping.drift-ended':
    'Keine Regel in Gebrauch leidet mehr unter einer Änderung dessen, was ein Shop sendet; einmal gemeldet.',
  'journal-entry.recorded': 'Eine ausgeglichene Buchung steht in unseren Büchern.',
  'journal-entry.posted': 'Das ERP hat die Buchung.',
  'booking.exception': 'Eine Bewegung, die keine Buchungsregel buchen darf; ein Mensch entscheidet.',
  'erp-order.posted': 'Kunde und Bestellung stehen im ERP.',
  'inventory.reserved': 'Das ERP hält Ware für die Bestellung zurück.',
  'inventory.released': 'Das ERP hält keine Ware mehr für die Bestellung zurück.',
  'period.closed': 'Die Bücher eines Shops sind bis zu einem Tag abgeschlossen; null: Sie sind wieder offen.',
  'review.opened': 'Der Zahlungsanbieter bittet, eine Zahlung anzusehen: Halten Sie die Ware zurück.',
  'review.closed': 'Eine Zahlung wurde angesehen; `closedAs` sagt, mit welchem Ergebnis.',
  'fraud-warning.received':
    'Ein Kartennetz erwartet, dass diese Belastung als Betrug angefochten wird: Erstatten Sie sie, oder halten Sie die Ware auf.',
  'customer.created': 'Eine Person wurde zum ersten Mal in einem der Systeme gesehen.',
  'customer.changed':
    'Was wir von einer Person für wahr halten, hat sich geändert, und jedes verbundene System hat es nun.',
  'customer.deleted': 'Ein Datensatz einer Person ist aus einem System verschwunden.',
  'customer.merged': 'Zwei Personen waren eine; alle Datensätze gehören der, die geblieben ist.',
  'customer.duplicate-proposed': 'Zwei Personen sehen nach einer aus; jemand muss entscheiden.',
  'customer.erased':
    'Eine Person wurde getilgt: Wer Kopien persönlicher Daten hat, entfernt sie. Die Bücher bleiben.',
  'customer.linked': 'Ein Kunde des Shops hat einen Datensatz beim Zahlungsanbieter.',
  'customer.contact-linked':
    'Ein Kunde des Shops wurde unter den bekannten Kontakten seines Shop-Systems erkannt; dort wurde nichts geschrieben.',
  'customer-import.changed':
    'Ein Import von Kunden begann, kam voran, hielt an oder endete; höchstens alle paar Sekunden gemeldet.',
  'webhook-endpoint.drifted':
    'Der Webhook-Endpunkt beim Zahlungsanbieter ist nicht, wie er sein muss: Ereignisse kommen nicht an. Gemeldet, wenn es beginnt und sich ändert.',
  'webhook-endpoint.restored':
    'Der Webhook-Endpunkt beim Zahlungsanbieter ist wieder, wie er sein muss; einmal gemeldet.',
  'webhook-gap.found':
    'Ereignisse des Zahlungsanbieters, die kein Webhook gebracht hatte, wurden in seiner Liste gefunden und verarbeitet: der Bericht der Lücke.',
  'workflow.signaled':
    'Ein Ablauf hat etwas gesagt, womit andere Abläufe beginnen oder worauf sie warten können.',
};
