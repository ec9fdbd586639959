import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Signed {
  readonly cert: string;
  readonly key: string;
  readonly thumbprint: string;
}

export interface TestCertificates {
  readonly authority: string;
  readonly server: Signed;
  readonly client: Signed;
  /** Of the same authority, and nobody the server knows. */
  readonly stranger: Signed;
}

/** An authority of one test with what it has signed; made by openssl, kept nowhere. */
export function makeTestCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'xconnect-certificates-'));
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  const key = (name: string): string[] => [
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', file(`${name}.key`)],
  ];
  const signed = (name: string, extensions: string): Signed => {
    writeFileSync(file(`${name}.ext`), extensions);
    openssl('req', ...key(name), '-subj', `/CN=${name}`, '-out', file(`${name}.csr`));
    const from = ['-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial'];
    openssl(
      ...['x509', '-req', '-in', file(`${name}.csr`), ...from, '-days', '1'],
      ...['-extfile', file(`${name}.ext`), '-out', file(`${name}.crt`)],
    );
    const cert = readFileSync(file(`${name}.crt`), 'utf8');
    const { fingerprint: thumbprint } = new X509Certificate(cert);
    return { cert, key: readFileSync(file(`${name}.key`), 'utf8'), thumbprint };
  };
  try {
    openssl(
      'req',
      '-x509',
      ...key('ca'),
      '-subj',
      '/CN=Test authority',
      '-days',
      '1',
      '-out',
      file('ca.crt'),
    );
    return {
      authority: readFileSync(file('ca.crt'), 'utf8'),
      server: signed('localhost', 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n'),
      client: signed('tillbridge', 'extendedKeyUsage=clientAuth\n'),
      stranger: signed('stranger', 'extendedKeyUsage=clientAuth\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
