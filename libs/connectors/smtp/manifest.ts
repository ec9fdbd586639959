import { z } from 'zod';
import type { Manifest } from '../kit/manifest';
import { german } from './manifest.de';

export const smtpSettings = z.strictObject({
  host: z.string().min(1).max(255).describe('Mail server'),
  port: z.int().min(1).max(65_535).default(587).describe('Port'),
  security: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .describe(
      'Encryption: STARTTLS (587), TLS from the first byte (465), or none (a relay on the same host)',
    ),
  username: z.string().max(255).optional().describe('User, when the server asks for one'),
  from: z.email().describe('Sender address'),
  fromName: z.string().max(200).optional().describe('Sender name'),
});
export type SmtpSettings = z.output<typeof smtpSettings>;

export const manifest: Manifest = {
  system: 'smtp',
  kind: 'mail',
  displayName: 'SMTP',
  description: 'Sends e-mail through any mail server.',
  settings: smtpSettings,
  secrets: [
    {
      name: 'password',
      label: 'Password',
      help: 'Password of the user at the mail server; leave it out for a server that asks for none.',
      required: false,
      rotatable: false,
    },
  ],
  actions: {
    'orchestrator.send-email': 'always',
  },
  probe: 'Greets the mail server and logs in; sends nothing.',
  documentation: 'docs/connect/smtp.md',
  german,
};
