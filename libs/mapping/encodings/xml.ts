import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { err, ok, type Result } from '#platform/errors/result';
import { MAX_DEPTH, MAX_TEXT_LENGTH, type EncodingFault } from './encoding-fault';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  // Values stay text: "007" and "1e5" are no numbers until a mapping says so.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
});

/**
 * XML as an object: attributes begin with `@`, repeated elements are a list. Document types are refused whole, so there are no
 * entities to expand and no files to reach.
 */
export function parseXml(
  text: string,
  maxLength = MAX_TEXT_LENGTH,
): Result<Record<string, unknown>, EncodingFault> {
  if (text.length > maxLength) return fault('too-large', `Longer than ${maxLength} characters`);
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text))
    return fault('not-allowed', 'Document types and entities are refused');
  if (depthOf(text) > MAX_DEPTH) return fault('too-deep', `Nested more than ${MAX_DEPTH} deep`);
  const valid = XMLValidator.validate(text);
  if (valid !== true) return fault('malformed', `${valid.err.msg} (line ${valid.err.line})`);
  return ok(parser.parse(text) as Record<string, unknown>);
}

/** An upper bound, found without parsing: closing and empty elements lower it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<(?![?!])[^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function fault(code: EncodingFault['code'], message: string): Result<never, EncodingFault> {
  return err({ code, message });
}
