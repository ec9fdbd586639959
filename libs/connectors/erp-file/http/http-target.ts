import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { signStandardWebhook, type StandardWebhookHeaders } from '#platform/webhooks/standard-webhooks';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { DocumentTarget, Standing } from '../documents/document-target';
import type { DocumentOf, ExportDocument, ExportKind, JournalDocument } from '../documents/export-document';
import { documentSchemas } from './document-schemas';

export interface HttpTargetOptions {
  /** Path and query of the receiver, exactly as the administrator wrote it. */
  readonly path: string;
  /** The newest first; every one of them signs, so that the receiver may change over. */
  readonly secrets: readonly string[];
  /** Whether the receiver answers questions too. */
  readonly readable: boolean;
  readonly clock: Clock;
}

/**
 * Documents as signed POSTs (Standard Webhooks) with an `Idempotency-Key`. 2xx: taken. 409: the receiver has it already, which is as good.
 * A receiver that can be asked is asked first; one that cannot must keep the keys.
 */
export class HttpTarget implements DocumentTarget {
  constructor(
    private readonly http: HttpClient,
    private readonly options: HttpTargetOptions,
  ) {}

  async find<K extends ExportKind>(kind: K, key: string): Promise<Standing<K> | null> {
    if (!this.options.readable) return null;
    const body = await this.get({ kind, key });
    if (body === null) return null;
    return { document: read(kind, body), complete: true };
  }

  async give(document: ExportDocument): Promise<void> {
    const { kind, key } = document;
    const body = JSON.stringify({ type: `${kind}.v1`, data: document });
    const answer = await this.http.send('POST', this.options.path, {
      text: { body, contentType: 'application/json' },
      headers: { ...this.signed(`${kind}:${key}`, body), 'idempotency-key': `${kind}:${key}` },
    });
    if (answer.ok || answer.status === 409) return;
    throw statusFailure(answer, this.options.clock.now());
  }

  async journals(from: string, to: string, account: string): Promise<JournalDocument[]> {
    if (!this.options.readable) {
      throw Failure.permanent('erp-not-readable', 'The receiver of the export answers no questions', {
        suggestion: 'Set readable in the connection when the receiver offers the answers.',
      });
    }
    const body = await this.get({ kind: 'journal', from, to, account });
    const list = (body as { data?: unknown } | null)?.data;
    if (!Array.isArray(list)) throw unreadable();
    return list.map((item) => read('journal', item));
  }

  /** Nothing is posted for a probe: a question where one may be asked, else whether anybody answers. */
  async probe(): Promise<void> {
    if (this.options.readable) {
      await this.get({ kind: 'journal', key: 'probe' });
      return;
    }
    await this.http.send('GET', this.options.path);
  }

  private async get(query: Readonly<Record<string, string>>): Promise<unknown> {
    const text = new URLSearchParams(query).toString();
    const answer = await this.http.send('GET', this.options.path, {
      query,
      headers: { ...this.signed(`get:${text}`, '') },
    });
    if (answer.status === 404) return null;
    if (!answer.ok) throw statusFailure(answer, this.options.clock.now());
    return answer.json();
  }

  private signed(id: string, body: string): StandardWebhookHeaders {
    const now = this.options.clock.now();
    const all = this.options.secrets.map((secret) => signStandardWebhook(secret, id, now, body));
    return { ...all[0]!, 'webhook-signature': all.map((headers) => headers['webhook-signature']).join(' ') };
  }
}

function read<K extends ExportKind>(kind: K, body: unknown): DocumentOf<K> {
  const result = documentSchemas[kind].safeParse(body);
  if (!result.success) throw unreadable();
  return result.data as DocumentOf<K>;
}

function unreadable(): Failure {
  return Failure.permanent(
    'erp-answer-unreadable',
    'The receiver answered something that is no document of ours',
    {
      suggestion: 'It must answer with the "data" that it was given, as docs/connect/erp-file.md describes.',
    },
  );
}
