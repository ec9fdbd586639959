/** What each command that a workflow can send does. English is told by the contract itself. */
export const GERMAN_COMMANDS: Readonly<Record<string, string>> = {
  'payments.create-payment':
    'Die Bestellung bezahlbar machen: Bezahlseite oder Zahlungsabsicht je nach Shop, nichts bei einer Summe von null.',
  'payments.capture-payment':
    'Eine reservierte Zahlung einziehen, ganz, wenn kein Betrag genannt ist; mit `final: false` bleibt der Rest reserviert, wo das geht.',
  'payments.cancel-payment':
    'Bezahlseite oder Reservierung aufheben; schon Eingezogenes nach der Regel des Shops erstatten.',
  'payments.refund-payment':
    'Eingezogenes erstatten, alles, was davon noch da ist, wenn kein Betrag genannt ist.',
  'payments.renew-checkout':
    'Der Kunde kam wieder: eine neue Bezahlseite, wenn die alte weg ist und die Bestellung noch bezahlt werden darf.',
  'payments.look-at-order':
    'Den Zahlungsanbieter nach jeder Zahlung der Bestellung neu fragen und ihre Bewegungen noch einmal melden: Etwas, das hätte folgen sollen, blieb aus. Ändert beim Anbieter nichts.',
  'payments.link-customer':
    'Dafür sorgen, dass ein Kunde des Shops einen Datensatz beim Zahlungsanbieter hat.',
  'cms-sync.update-order':
    'Status und Zahlungsdatensatz in das Shop-System schreiben: lesen, vergleichen, schreiben, zurücklesen.',
  'cms-sync.check-order':
    'Eine Bestellung im Shop-System ansehen und sagen, was an ihr neu ist: Der Suchlauf fand sie, kein Ereignis.',
  'cms-sync.put-back-stock':
    'Ware einer stornierten oder zurückgegebenen Bestellung wieder ins Lager des Shop-Systems nehmen, wo die Verbindung es verlangt.',
  'cms-sync.create-order':
    'Die bezahlte Bestellung zur Rechnung eines Abonnements im Shop-System anlegen: zuerst wird sie gesucht, zweimal ergibt also eine. Scheitert mit `not-supported`, wo das System keine annimmt.',
  'cms-sync.check-customer':
    'Einen Kundendatensatz in seinem System ansehen und die anderen Systeme angleichen.',
  'reconciliation.post-order':
    'Dem ERP Kunde und Bestellung geben; zuerst werden sie gesucht, zweimal ergibt also eine.',
  'reconciliation.reserve-inventory': 'Im ERP Ware für die Bestellung zurückhalten.',
  'reconciliation.release-inventory': 'Die für die Bestellung zurückgehaltene Ware freigeben.',
  'reconciliation.post-journal':
    'Dem ERP eine Buchung geben, die in unseren Büchern steht; zuerst wird sie gesucht, zweimal ergibt also eine.',
  'reconciliation.retry-booking':
    'Eine Bewegung, die eine Abweichung war, nach den heutigen Regeln und Bestellungen buchen, und was auf sie wartete.',
  'orchestrator.send-email': 'Eine E-Mail nach Vorlage über die Mail-Verbindung des Shops senden.',
};
