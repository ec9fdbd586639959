import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description:
    'Zahlungen mit Checkout oder PaymentIntents, Einzüge, Erstattungen und die Bewegungen des Kontos.',
  probe: 'Fragt nach einem Ereignis des Kontos.',
  settings: {
    apiBase: 'Adresse der API; leer für Stripe selbst.',
    settlementCurrency:
      'Währung des Guthabens, aus dem Auszahlungen kommen; wird nur gezeigt, Stripe entscheidet.',
    webhookUrl:
      'Wohin Stripe seine Ereignisse schickt, wenn nicht direkt an die öffentliche Adresse (ein Proxy davor).',
    watchWebhookEndpoint:
      'Auf den Webhook-Endpunkt bei Stripe achten; aus, wo die Stripe-CLI oder etwas anderes die Ereignisse weiterleitet.',
    timeoutMs: 'Wie lange ein Aufruf dauern darf, in Millisekunden.',
  },
  secrets: {
    secretKey: {
      label: 'API-Schlüssel',
      help: 'Ein eingeschränkter Schlüssel (rk_) mit den Rechten aus der Anleitung; ein geheimer Schlüssel (sk_) geht auch.',
    },
    webhookSecret: {
      label: 'Signaturschlüssel der Webhooks',
      help: 'Beginnt mit whsec_. Behalten Sie den alten als zweiten Wert, während Stripe ihn tauscht.',
    },
  },
};
