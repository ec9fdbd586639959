import { createHash } from 'node:crypto';

/** What the first line is chained to. */
const START = '0'.repeat(64);

interface Section {
  count: number;
  readonly hash: ReturnType<typeof createHash>;
}

/**
 * Lines of a bundle of evidence: JSON, one record each, `hash` last. The hash is SHA-256 over the hash of the line before and the line
 * without its own; so nothing can be changed, left out, put in or put elsewhere. The last record, the manifest, counts and hashes what
 * there is of each kind: a bundle without it is not whole.
 */
export class EvidenceChain {
  private head = START;
  private lines = 0;
  private readonly sections = new Map<string, Section>();

  add(kind: string, data: object): string {
    const line = this.link(kind, data);
    const section = this.sections.get(kind) ?? { count: 0, hash: createHash('sha256') };
    section.count += 1;
    section.hash.update(`${line}\n`);
    this.sections.set(kind, section);
    return `${line}\n`;
  }

  manifest(): string {
    const kinds = [...this.sections].sort(([a], [b]) => (a < b ? -1 : 1));
    const sections = Object.fromEntries(
      kinds.map(([kind, { count, hash }]) => [kind, { count, sha256: hash.copy().digest('hex') }]),
    );
    return `${this.link('manifest', { records: this.lines, head: this.head, sections })}\n`;
  }

  /** Signs the manifest, and with it everything before. */
  signature(sign: (hash: Buffer) => { readonly publicKey: string; readonly signature: string }): string {
    return `${this.link('signature', { algorithm: 'ed25519', ...sign(Buffer.from(this.head, 'hex')) })}\n`;
  }

  private link(kind: string, data: object): string {
    this.lines += 1;
    const body = JSON.stringify({ n: this.lines, kind, data });
    this.head = createHash('sha256').update(this.head).update(body).digest('hex');
    return `${body.slice(0, -1)},"hash":"${this.head}"}`;
  }
}
