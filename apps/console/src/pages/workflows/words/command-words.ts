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
  'payments.repair-webhook-endpoint':
    'Den Webhook-Endpunkt beim Zahlungsanbieter herrichten: Adresse, Ereignisse, eingeschaltet.',
  'payments.start-mapping-comparison':
    'Eine Zuordnung und die benutzte auf wirklich eingetroffene Eingaben anwenden und sagen, worin sie sich unterscheiden.',
  'payments.cancel-mapping-comparison': 'Den Vergleich nicht weiterführen.',
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
  'cms-sync.erase-customer':
    'Eine Person in jedem System tilgen, einmal, mit Bericht je System; die Bücher bleiben.',
  'cms-sync.resolve-duplicate':
    'Die zwei Personen eines Vorschlags zusammenführen oder sich merken, dass es zwei sind.',
  'cms-sync.start-customer-import':
    'Die vorhandenen Kunden eines Shops aus einem seiner Systeme übernehmen; je Shop und Seite ein Import zur Zeit.',
  'cms-sync.steer-customer-import':
    'Einen Import anhalten oder fortsetzen; beim Fortsetzen wird Gescheitertes noch einmal versucht.',
  'cms-sync.import-customer': 'Einen Datensatz eines Imports übernehmen.',
  'reconciliation.post-order':
    'Dem ERP Kunde und Bestellung geben; zuerst werden sie gesucht, zweimal ergibt also eine.',
  'reconciliation.reserve-inventory': 'Im ERP Ware für die Bestellung zurückhalten.',
  'reconciliation.release-inventory': 'Die für die Bestellung zurückgehaltene Ware freigeben.',
  'reconciliation.post-journal':
    'Dem ERP eine Buchung geben, die in unseren Büchern steht; zuerst wird sie gesucht, zweimal ergibt also eine.',
  'reconciliation.retry-booking':
    'Eine Bewegung, die eine Abweichung war, nach den heutigen Regeln und Bestellungen buchen, und was auf sie wartete.',
  'reconciliation.import-bank-statement':
    'Aufnehmen, was die Bank von einem Konto sagt, und die Auszahlungen darin suchen. Dieselbe Datei oder Zeile zählt einmal.',
  'reconciliation.match-bank-line':
    'Sagen, welche Auszahlungen eine Zeile der Bank ist, und sie buchen; ihre Summe ist ihr Betrag, oder es wird erzwungen.',
  'reconciliation.unmatch-bank-line':
    'Zurücknehmen, welche Auszahlungen eine Zeile der Bank ist, und was davon gebucht wurde.',
  'reconciliation.reverse-journal-entry':
    'Eine Buchung durch ihr Spiegelbild zurücknehmen und ihre Bewegung, wo verlangt, nach den heutigen Regeln neu buchen.',
  'reconciliation.record-own-entry':
    'Buchen, was keine Bewegung des Guthabens sagt: ein Gutschein, gegeben oder eingelöst oder nie eingelöst.',
  'reconciliation.close-period':
    'Die Bücher bis zu einem Tag abschließen: Spätere Buchungen darin tragen den ersten offenen Tag. Null öffnet alles.',
  'reconciliation.handle-exception':
    'Eine Abweichung zuweisen, kommentieren, annehmen, streichen, wieder öffnen, verknüpfen, berichtigen oder Fehlendes anlegen; das Ergebnis wird als `request.settled` gemeldet.',
  'reconciliation.process-webhook': 'Einen gespeicherten Webhook eines ERP auswerten.',
  'orchestrator.send-email': 'Eine E-Mail nach Vorlage über die Mail-Verbindung des Shops senden.',
  'orchestrator.save-workflow-draft': 'Den Entwurf eines Ablaufs aufheben.',
  'orchestrator.publish-workflow': 'Den Entwurf zu der Fassung machen, die neue Läufe benutzen.',
  'orchestrator.resolve-approval': 'Eine Freigabe beantworten, auf die ein Lauf wartet.',
  'orchestrator.restart-run':
    'Einen Lauf von vorn oder ab einem Schritt weiterlaufen lassen, mit seiner eigenen oder der veröffentlichten Fassung.',
  'orchestrator.start-counterfactual':
    'Einen Ablauf und den veröffentlichten auf wirklich Geschehenes anwenden und sagen, worin sie sich unterscheiden.',
  'orchestrator.cancel-counterfactual': 'Das Durchspielen beenden.',
};
