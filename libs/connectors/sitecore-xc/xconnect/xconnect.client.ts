import { z } from 'zod';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ContactIdentifier, KnownContact } from '#connectors/kit/contact-port';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { XcSettings } from '../settings';
import { CERTIFICATE, PRIVATE_KEY } from './settings';

/** Below what a collection service bears beside its visitors. */
const CALLS_AT_A_TIME = 4;
const KNOWN = 'Known';

const text = z.string().nullish();
const contactSchema = z.looseObject({
  Identifiers: z.array(z.looseObject({ Source: z.string(), Identifier: z.string(), IdentifierType: text })),
  Emails: z
    .looseObject({
      PreferredEmail: z.looseObject({ SmtpAddress: text, Validated: z.boolean().nullish() }).nullish(),
    })
    .nullish(),
});

/** The collection service's OData, with our certificate. It is read, never written. */
export class XConnectClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure permanent `xconnect-incomplete` */
  static open(
    { id, secrets, environment, settings }: Connection<XcSettings>,
    { clock }: ConnectorContext,
  ): XConnectClient {
    const { xConnectUrl, xConnectTrusted } = settings;
    const secret = (name: string): string => secrets[name]?.[0] ?? missing(id, name);
    const http = new HttpClient({
      system: 'xConnect',
      baseUrl: xConnectUrl ?? missing(id, 'xConnectUrl'),
      clock,
      environment,
      concurrency: CALLS_AT_A_TIME,
      clientCertificate: {
        cert: secret(CERTIFICATE),
        key: secret(PRIVATE_KEY),
        ...(xConnectTrusted === null ? {} : { ca: xConnectTrusted }),
      },
    });
    return new XConnectClient(http, clock);
  }

  async find({ source, identifier }: ContactIdentifier): Promise<KnownContact | null> {
    const key = `Identifier=${literal(identifier)},Source=${literal(source)}`;
    const answer = await this.http.send('GET', `odata/Contacts(${key})`, {
      query: { $expand: 'Identifiers,Emails' },
    });
    if (answer.status === 404 || answer.status === 204) return null;
    if (!answer.ok) throw refused(answer, this.clock.now());
    return knownContact(answer, { source, identifier });
  }
}

/** A text of OData: quotes are doubled; what has a meaning in an address is encoded. */
function literal(value: string): string {
  return `'${encodeURIComponent(value.replaceAll("'", "''")).replaceAll("'", '%27')}'`;
}

function knownContact(answer: HttpAnswer, wanted: ContactIdentifier): KnownContact | null {
  const parsed = contactSchema.safeParse(answer.json());
  if (!parsed.success) {
    throw Failure.mapping('xconnect-answer-unreadable', 'xConnect’s contact has an unknown shape', {
      details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
      suggestion: 'Compare with the installation’s /odata/$metadata; the guide says what is assumed.',
    });
  }
  const { Identifiers, Emails } = parsed.data;
  const identifiers = Identifiers.filter(({ IdentifierType }) => (IdentifierType ?? KNOWN) === KNOWN).map(
    ({ Source, Identifier }) => ({ source: Source, identifier: Identifier }),
  );
  const isAskedFor = ({ source, identifier }: ContactIdentifier): boolean =>
    same(source, wanted.source) && same(identifier, wanted.identifier);
  if (!identifiers.some(isAskedFor)) return null;
  const preferred = Emails?.PreferredEmail;
  return {
    identifiers,
    verifiedEmail: preferred?.Validated === true ? (preferred.SmtpAddress?.trim() ?? null) : null,
  };
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

function refused(answer: HttpAnswer, now: Date): Failure {
  if (answer.status !== 401 && answer.status !== 403) return statusFailure(answer, now);
  return Failure.permanent('xconnect-certificate-refused', 'xConnect refused our client certificate', {
    details: { status: answer.status },
    suggestion:
      'xConnect accepts the certificate whose thumbprint stands in its AppSettings.config (validateCertificateThumbprint).',
  });
}

function missing(connectionId: string, secret: string): never {
  throw Failure.permanent('xconnect-incomplete', `Connection ${connectionId} has no ${secret}`, {
    details: { missing: secret },
    suggestion: 'Give certificate and key, or take the address of xConnect out of the connection.',
  });
}
