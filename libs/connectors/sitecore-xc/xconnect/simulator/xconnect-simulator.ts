import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { readContactKey } from './contact-key';
import type { TestCertificates } from './test-certificates';

export interface SimulatedContact {
  readonly identifiers: ReadonlyArray<{
    readonly source: string;
    readonly identifier: string;
    readonly known: boolean;
  }>;
  readonly email?: { readonly address: string; readonly validated: boolean };
}

const NAVIGABLE: ReadonlySet<string> = new Set(['Identifiers', 'Emails', 'Personal']);

/** A collection service over HTTPS that talks only to whoever shows the one client certificate it knows, and only reads. */
export class XConnectSimulator {
  readonly asked: string[] = [];
  private readonly contacts: SimulatedContact[] = [];
  private readonly server: Server;

  constructor(
    certificates: TestCertificates,
    /** SHA-1 of the accepted certificate, as `AppSettings.config` names it. */
    private readonly thumbprint: string,
  ) {
    this.server = createServer(
      {
        cert: certificates.server.cert,
        key: certificates.server.key,
        ca: certificates.authority,
        requestCert: true,
        rejectUnauthorized: true,
      },
      (request, response) => {
        const socket = request.socket as TLSSocket;
        const shown = socket.getPeerCertificate().fingerprint?.replaceAll(':', '');
        const accepted = shown?.toLowerCase() === this.thumbprint.replaceAll(':', '').toLowerCase();
        const [status, body] = accepted ? this.answer(request.method ?? '', request.url ?? '') : [401, null];
        response.writeHead(status, { 'content-type': 'application/json; odata.metadata=minimal' });
        response.end(body === null ? '' : JSON.stringify(body));
      },
    );
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `https://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  add(contact: SimulatedContact): void {
    this.contacts.push(contact);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(method: string, address: string): [number, object | null] {
    const url = new URL(address, 'https://xconnect.invalid');
    this.asked.push(`${method} ${decodeURIComponent(url.pathname)}`);
    if (method !== 'GET') return [405, error('Only reading is simulated.')];
    const key = readContactKey(url.pathname);
    if (key === undefined) return [404, error('The resource is not part of the model.')];
    const expand = (url.searchParams.get('$expand') ?? '').split(',').filter((part) => part !== '');
    if (expand.some((part) => !NAVIGABLE.has(part))) return [400, error('$expand names no navigation.')];
    const found = this.contacts.find(({ identifiers }) =>
      identifiers.some(({ source, identifier }) => source === key.source && identifier === key.identifier),
    );
    return found ? [200, shown(found, new Set(expand))] : [404, error('The contact was not found.')];
  }
}

function shown({ identifiers, email }: SimulatedContact, expand: ReadonlySet<string>): object {
  return {
    '@odata.context': 'https://xconnect.invalid/odata/$metadata#Contacts/$entity',
    Id: randomUUID(),
    IsKnown: identifiers.some(({ known }) => known),
    ...(expand.has('Identifiers') && {
      Identifiers: identifiers.map(({ source, identifier, known }) => ({
        Source: source,
        Identifier: identifier,
        IdentifierType: known ? 'Known' : 'Anonymous',
      })),
    }),
    ...(expand.has('Emails') && {
      Emails: email
        ? {
            PreferredEmail: { SmtpAddress: email.address, Validated: email.validated, BounceCount: 0 },
            PreferredKey: 'Work',
            Others: [],
          }
        : null,
    }),
  };
}

const error = (message: string): object => ({ error: { code: '', message } });
