import { redact, REDACTED, redactText } from '#platform/logging/redaction';

/** Three parts in base64url, the first of which is the beginning of a JSON object: a token that somebody could use. */
const WEB_TOKEN = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;

/** A body for people's eyes: without secrets by the name of the field, or by what the text looks like. */
export function redactBody(body: string): string {
  return redactJson(body).replace(WEB_TOKEN, REDACTED);
}

function redactJson(body: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(body)));
  } catch {
    return redactText(body);
  }
}
