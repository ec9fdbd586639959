import { defineTexts } from '../../i18n/texts';

export const dryRunTexts = defineTexts({
  en: {
    title: 'If it were replayed now',
    try: 'Dry run',
    about: 'Says what a replay would do and does nothing.',
    verdicts: { 'would-act': 'Would act', 'would-fail': 'Would fail', 'nothing-to-do': 'Nothing to do' },
    cannotSay: 'Its contract is kept. What it would do, its handler cannot say beforehand.',
    unknownType: 'Its service takes no messages of this type.',
    effectHappened: 'Its effect has happened already: a replay would change nothing.',
    faults: 'It breaks its contract',
    difference: 'Difference to the last good message',
    comparedWith: (messageId: string, when: string) => `Compared with ${messageId}, handled ${when}`,
    noDifference: 'Its fields and their types are those of the last good message.',
    noGood: 'No good message of this type is known to compare with.',
    field: 'Field',
    good: 'Good message',
    now: 'This message',
    absent: 'absent',
    foretold: {
      capture: (amount: string, authorized: string, captured: string) =>
        `Would capture ${amount} of ${authorized} authorised; ${captured} of it was captured before.`,
      released: (left: string) => `${left} would be released.`,
      stays: (left: string) => `${left} would stay authorised.`,
      refund: (amount: string, captured: string, refunded: string, left: string) =>
        `Would give back ${amount} of ${captured} captured; ${refunded} was given back before, ${left} would stay.`,
      payments: {
        'nothing-to-pay': () => 'The total is zero: a payment that needs nothing would be noted.',
        resume: (total?: string) =>
          `The payment${total === undefined ? '' : ` of ${total}`} that was begun would be made at the provider.`,
        supersede: (total?: string) =>
          `The open payment would be ended and another one${total === undefined ? '' : ` of ${total}`} made.`,
        create: (total?: string) =>
          `A payment${total === undefined ? '' : ` of ${total}`} would be made at the provider.`,
      },
      would: (steps: string) => `Would ${steps}.`,
      endOpen: 'end the open payment',
      release: (amount: string) => `release ${amount}`,
      giveBack: (amount: string) => `give back ${amount} by the store’s policy`,
      leave: (amount: string) => `leave ${amount} captured and ask a person`,
      moveInShop: (from: string, to: string) => `move the order in the shop from “${from}” to “${to}”`,
      count: (to: string, from: string) => `count it here as “${to}” instead of “${from}”`,
      record: (status: string) => `write the payment record (${status})`,
      note: 'leave a note',
    },
  },
  de: {
    title: 'Würde sie jetzt wiederholt',
    try: 'Probelauf',
    about: 'Sagt, was eine Wiederholung täte, und tut nichts.',
    verdicts: {
      'would-act': 'Würde handeln',
      'would-fail': 'Würde scheitern',
      'nothing-to-do': 'Nichts zu tun',
    },
    cannotSay: 'Ihr Vertrag ist eingehalten. Was sie täte, kann ihr Empfänger nicht im Voraus sagen.',
    unknownType: 'Ihr Dienst nimmt keine Nachrichten dieser Art.',
    effectHappened: 'Ihre Wirkung ist schon eingetreten: Eine Wiederholung würde nichts ändern.',
    faults: 'Sie verletzt ihren Vertrag',
    difference: 'Unterschied zur letzten guten Nachricht',
    comparedWith: (messageId: string, when: string) => `Verglichen mit ${messageId}, ausgeführt ${when}`,
    noDifference: 'Ihre Felder und deren Typen sind die der letzten guten Nachricht.',
    noGood: 'Es ist keine gute Nachricht dieser Art zum Vergleich bekannt.',
    field: 'Feld',
    good: 'Gute Nachricht',
    now: 'Diese Nachricht',
    absent: 'fehlt',
    foretold: {
      capture: (amount: string, authorized: string, captured: string) =>
        `Zöge ${amount} von ${authorized} reservierten ein; ${captured} davon wurden schon eingezogen.`,
      released: (left: string) => `${left} würden freigegeben.`,
      stays: (left: string) => `${left} blieben reserviert.`,
      refund: (amount: string, captured: string, refunded: string, left: string) =>
        `Erstattete ${amount} von ${captured} eingezogenen; ${refunded} wurden schon erstattet, ${left} blieben.`,
      payments: {
        'nothing-to-pay': () => 'Die Summe ist null: Eine Zahlung, die nichts braucht, würde vermerkt.',
        resume: (total?: string) =>
          `Die begonnene Zahlung${total === undefined ? '' : ` über ${total}`} würde beim Zahlungsanbieter angelegt.`,
        supersede: (total?: string) =>
          `Die offene Zahlung würde beendet und eine andere${total === undefined ? '' : ` über ${total}`} angelegt.`,
        create: (total?: string) =>
          `Eine Zahlung${total === undefined ? '' : ` über ${total}`} würde beim Zahlungsanbieter angelegt.`,
      },
      would: (steps: string) => `Es würde: ${steps}.`,
      endOpen: 'die offene Zahlung beendet',
      release: (amount: string) => `${amount} freigegeben`,
      giveBack: (amount: string) => `${amount} nach der Regel des Shops erstattet`,
      leave: (amount: string) => `${amount} eingezogen gelassen und jemand gefragt`,
      moveInShop: (from: string, to: string) => `die Bestellung im Shop von „${from}“ auf „${to}“ gesetzt`,
      count: (to: string, from: string) => `sie hier als „${to}“ statt „${from}“ geführt`,
      record: (status: string) => `der Zahlungsdatensatz geschrieben (${status})`,
      note: 'eine Notiz hinterlassen',
    },
  },
});
