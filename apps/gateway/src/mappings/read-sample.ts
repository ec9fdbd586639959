import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { raiseProblem } from '#platform/http/problem';
import { parseForm } from '#mapping/encodings/form';
import { parseXml } from '#mapping/encodings/xml';

interface SampleText {
  readonly encoding: 'json' | 'xml' | 'form';
  readonly text: string;
}

/** A sample as another system writes it. Raises 422 `sample-invalid`. */
export function readSample({ encoding, text }: SampleText): Record<string, unknown> {
  switch (encoding) {
    case 'json':
      return readJson(text);
    case 'xml':
    case 'form': {
      const parsed = encoding === 'xml' ? parseXml(text) : parseForm(text);
      return parsed.ok ? parsed.value : refuse(parsed.error.code, parsed.error.message);
    }
    default:
      return assertUnreachable(encoding);
  }
}

function readJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('malformed', 'The text is not JSON');
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : refuse('malformed', 'The input is an object');
}

const refuse = (code: string, message: string): never =>
  raiseProblem(422, 'sample-invalid', 'The sample cannot be read', [
    { path: 'sampleText.text', code, message },
  ]);
