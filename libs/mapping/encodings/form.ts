import { err, ok, type Result } from '#platform/errors/result';
import { MAX_DEPTH, MAX_ENTRIES, MAX_TEXT_LENGTH, type EncodingFault } from './encoding-fault';

type Members = Map<string, string | Members>;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `application/x-www-form-urlencoded` with brackets, as Stripe writes it: `items[0][price]=5`, `tags[]=a`. Values stay text. Members
 * numbered 0, 1, 2 ... without a gap, or unnamed, are a list.
 */
export function parseForm(text: string): Result<Record<string, unknown>, EncodingFault> {
  if (text.length > MAX_TEXT_LENGTH) return fault('too-large', `Longer than ${MAX_TEXT_LENGTH} characters`);
  const root: Members = new Map();
  let entries = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    entries += 1;
    if (entries > MAX_ENTRIES) return fault('too-large', `More than ${MAX_ENTRIES} fields`);
    const segments = segmentsOf(name);
    if (!segments) return fault('malformed', `"${name.slice(0, 100)}" is no name with brackets`);
    if (segments.length > MAX_DEPTH) return fault('too-deep', `Nested more than ${MAX_DEPTH} deep`);
    if (segments.some((segment) => FORBIDDEN.has(segment)))
      return fault('not-allowed', 'A name that is not allowed');
    if (!put(root, segments, value)) {
      return fault('malformed', `"${name.slice(0, 100)}" is a plain value and a group at once`);
    }
  }
  return ok(toObject(root));
}

function segmentsOf(name: string): string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return undefined;
  return [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)];
}

function put(root: Members, segments: readonly string[], value: string): boolean {
  let members = root;
  for (const segment of segments.slice(0, -1)) {
    const key = keyIn(members, segment);
    const next = members.get(key) ?? new Map<string, never>();
    if (typeof next === 'string') return false;
    members.set(key, next);
    members = next;
  }
  const key = keyIn(members, segments.at(-1)!);
  if (members.get(key) instanceof Map) return false;
  members.set(key, value);
  return true;
}

/** An unnamed member is the next of its list. */
const keyIn = (members: Members, segment: string): string =>
  segment === '' ? String(members.size) : segment;

function toObject(members: Members): Record<string, unknown> {
  return Object.fromEntries([...members].map(([key, member]) => [key, plain(member)]));
}

function plain(member: string | Members): unknown {
  if (typeof member === 'string') return member;
  const keys = [...member.keys()];
  const isList = keys.every((key) => /^\d+$/.test(key)) && keys.every((_key, n) => member.has(String(n)));
  return isList ? keys.map((_key, n) => plain(member.get(String(n))!)) : toObject(member);
}

function fault(code: EncodingFault['code'], message: string): Result<never, EncodingFault> {
  return err({ code, message });
}
