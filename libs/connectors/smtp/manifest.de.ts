import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Schickt E-Mails über jeden Mailserver.',
  probe: 'Begrüßt den Mailserver und meldet sich an; verschickt nichts.',
  settings: {
    host: 'Mailserver',
    port: 'Port',
    security:
      'Verschlüsselung: STARTTLS (587), TLS vom ersten Byte an (465), oder keine (ein Relay auf demselben Rechner)',
    username: 'Benutzer, wenn der Server einen verlangt',
    from: 'Absenderadresse',
    fromName: 'Name des Absenders',
  },
  secrets: {
    password: {
      label: 'Passwort',
      help: 'Passwort des Benutzers beim Mailserver; weglassen, wo der Server keines verlangt.',
    },
  },
};
