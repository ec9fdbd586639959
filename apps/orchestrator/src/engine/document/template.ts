import { compileExpression, type ExpressionError } from '#mapping/expressions/expression';
import { err, ok, type Result } from '#platform/errors/result';
import type { Effort } from '../run/effort';

/** A text cut into literal parts and `${ ... }` expressions. */
interface TextTemplate {
  /** The whole text is one expression: its value keeps its type. */
  readonly whole: boolean;
  readonly parts: ReadonlyArray<{ readonly literal: string } | { readonly expression: string }>;
}

const parsed = new Map<string, TextTemplate | undefined>();
const CACHE_SIZE = 5000;

/** Undefined when a `${` is never closed. Braces and quotes inside the expression are counted. */
function parseTemplate(text: string): TextTemplate | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const template = parse(text);
  if (parsed.size >= CACHE_SIZE) parsed.clear();
  parsed.set(text, template);
  return template;
}

function parse(text: string): TextTemplate | undefined {
  const parts: Array<{ literal: string } | { expression: string }> = [];
  let position = 0;
  for (;;) {
    const open = text.indexOf('${', position);
    if (open === -1) break;
    const close = closingBrace(text, open + 2);
    if (close === -1) return undefined;
    if (open > position) parts.push({ literal: text.slice(position, open) });
    parts.push({ expression: text.slice(open + 2, close).trim() });
    position = close + 1;
  }
  if (position < text.length) parts.push({ literal: text.slice(position) });
  return { whole: parts.length === 1 && 'expression' in parts[0]!, parts };
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let index = from; index < text.length; index += 1) {
    const character = text[index]!;
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return index;
      depth -= 1;
    }
  }
  return -1;
}

/** True when the value, however deep, depends on an expression. */
export function isDynamic(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('${');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(isDynamic);
}

/** Every expression of a value with its path, for checking a document. An unclosed `${` is told as an undefined source. */
export function expressionsIn(
  value: unknown,
  path: string,
): Array<{ path: string; source: string | undefined }> {
  if (typeof value === 'string') {
    const template = parseTemplate(value);
    if (!template) return [{ path, source: undefined }];
    return template.parts.flatMap((part) =>
      'expression' in part ? [{ path, source: part.expression }] : [],
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    expressionsIn(member, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

/** The value with its expressions replaced by what they give; members whose expression gives nothing are left out. */
export async function render(
  value: unknown,
  context: Readonly<Record<string, unknown>>,
  effort: Effort,
): Promise<Result<unknown, ExpressionError>> {
  if (typeof value === 'string') return renderText(value, context, effort);
  if (typeof value !== 'object' || value === null) return ok(value);
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const rendered = await render(item, context, effort);
      if (!rendered.ok) return rendered;
      if (rendered.value !== undefined) items.push(rendered.value);
    }
    return ok(items);
  }
  const members: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const rendered = await render(member, context, effort);
    if (!rendered.ok) return rendered;
    if (rendered.value !== undefined) members[key] = rendered.value;
  }
  return ok(members);
}

async function renderText(
  text: string,
  context: Readonly<Record<string, unknown>>,
  effort: Effort,
): Promise<Result<unknown, ExpressionError>> {
  if (!text.includes('${')) return ok(text);
  const template = parseTemplate(text);
  if (!template) return err({ code: 'expression-syntax', message: 'A ${ is never closed' });
  let joined = '';
  for (const part of template.parts) {
    if ('literal' in part) {
      joined += part.literal;
      continue;
    }
    const value = await evaluateIn(part.expression, context, effort);
    if (!value.ok) return value;
    if (template.whole) return value;
    joined += textOf(value.value);
  }
  return ok(joined);
}

/** Evaluates one expression over the run's context. */
export async function evaluateIn(
  source: string,
  context: Readonly<Record<string, unknown>>,
  effort: Effort,
): Promise<Result<unknown, ExpressionError>> {
  if (effort.isSpent) return spent;
  const compiled = compileExpression(source);
  const value = compiled.ok ? await compiled.value.evaluate(context) : compiled;
  if (value.ok) effort.add(value.value);
  return effort.isSpent ? spent : value;
}

const spent = err({
  code: 'expression-limit',
  message: 'The expressions together make too much, or take too long',
});

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
