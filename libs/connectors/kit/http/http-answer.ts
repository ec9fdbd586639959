import { Failure } from '#platform/errors/failure';
import { storable } from '#platform/text/storable';

/** Of a page that is told about: each of its `<script` without an end is a search through all that follows. */
const LOOKED_AT = 20_000;

/** What came back, whatever its status. The text is as it came, so that a reader may keep decimals as text. */
export class HttpAnswer {
  constructor(
    readonly system: string,
    readonly status: number,
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string | undefined>>,
    readonly text: string,
  ) {}

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get contentType(): string {
    return (this.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  }

  /** By the content type, or by what the text plainly is: error pages often claim to be something else. */
  get isHtml(): boolean {
    return (
      this.contentType === 'text/html' || /^\s*(<!doctype html|<html[\s>])/i.test(this.text.slice(0, 200))
    );
  }

  /** Throws a transient `answer-not-json`: such pages come from proxies, maintenance and log-in redirects, and they pass. */
  json(): unknown {
    if (!this.isHtml) {
      try {
        return JSON.parse(this.text) as unknown;
      } catch {
        // told below
      }
    }
    throw Failure.transient(
      'answer-not-json',
      `${this.system} answered ${this.status} with ${this.describe()}`,
      {
        details: { status: this.status, contentType: this.contentType, excerpt: this.excerpt() },
        suggestion: `Open the address in a browser: a proxy, a maintenance page or a log-in page stands before ${this.system}.`,
      },
    );
  }

  /** The beginning of the text without tags, for an operator. */
  excerpt(): string {
    const plain = this.isHtml
      ? this.text
          .slice(0, LOOKED_AT)
          .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
      : this.text;
    return storable(plain.slice(0, 500));
  }

  private describe(): string {
    if (this.isHtml) return 'a web page instead of JSON';
    return this.text === '' ? 'an empty body instead of JSON' : 'something that is not JSON';
  }
}
