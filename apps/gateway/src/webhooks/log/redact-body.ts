import { redact, REDACTED, redactText } from '#platform/logging/redaction';

/** What a web token is made of. */
const RUN = /[\w.-]{12,}/g;
/** The beginning of a JSON object in base64url. */
const HEAD = /\beyJ[\w-]{5,}/;

/** A body for people's eyes: without secrets by the name of the field, or by what the text looks like. */
export function redactBody(body: string): string {
  return redactJson(body).replace(RUN, withoutWebTokens);
}

function redactJson(body: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(body)));
  } catch {
    return redactText(body);
  }
}

/** Three parts, the first of which begins a JSON object: a token that somebody could use. Part by part, since anybody can have sent a megabyte. */
function withoutWebTokens(run: string): string {
  const parts = run.split('.');
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!;
    const begin = index + 2 < parts.length && parts[index + 1]!.length >= 5 ? part.search(HEAD) : -1;
    kept.push(begin === -1 ? part : part.slice(0, begin) + REDACTED);
    if (begin !== -1) index += 2;
  }
  return kept.join('.');
}
