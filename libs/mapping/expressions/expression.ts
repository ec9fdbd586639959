import jsonata from 'jsonata';
import { err, ok, type Result } from '#platform/errors/result';
import { banned } from './banned';
import { boundFunctions } from './bounded-functions';
import { growthGuard, mostWeight } from './growth-guard';
import { breathing, canLoop } from './breathing';
import { LIMIT_PASSED, limitPassed } from './limit-passed';
import { OutputTooLarge, toPlain } from './plain';
import { SafeRegex } from './safe-regex';

/** Longer sources are refused: a mapping is a handful of short expressions, not a program. */
const MAX_SOURCE_LENGTH = 4000;
const MAX_PADDING = 1000;
/** Far above what any mapping takes, so that a crowded machine does not stop an innocent one; pauses do not count. */
const MAX_TIME_MS = 1_000;
const CACHE_SIZE = 2000;

export interface ExpressionError {
  /** `expression-syntax`, `expression-forbidden`, `expression-failed`, `expression-limit`. */
  readonly code: string;
  readonly message: string;
  readonly position?: number;
}

export interface Expression {
  readonly source: string;
  /** Plain JSON, or undefined when the expression selects nothing. */
  evaluate(
    input: unknown,
    bindings?: Readonly<Record<string, unknown>>,
  ): Promise<Result<unknown, ExpressionError>>;
}

const BEFORE_EVERY_STEP = Symbol.for('jsonata.__evaluate_entry');
const AFTER_EVERY_STEP = Symbol.for('jsonata.__evaluate_exit');

type Compiled = Result<Expression, ExpressionError>;
const cache = new Map<string, Compiled>();

/** Compiles once per source; the result is shared and holds no state of its own. */
export function compileExpression(source: string): Compiled {
  const known = cache.get(source);
  if (known) return known;
  const compiled = compile(source);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  cache.set(source, compiled);
  return compiled;
}

/** Compiles and evaluates in one step. */
export async function evaluate(
  source: string,
  input: unknown,
  bindings?: Readonly<Record<string, unknown>>,
): Promise<Result<unknown, ExpressionError>> {
  const expression = compileExpression(source);
  return expression.ok ? expression.value.evaluate(input, bindings) : expression;
}

function compile(source: string): Compiled {
  if (source.length > MAX_SOURCE_LENGTH) {
    return err({
      code: 'expression-forbidden',
      message: `Longer than ${MAX_SOURCE_LENGTH} characters: ${source.length}`,
    });
  }
  const options = {
    timeout: MAX_TIME_MS,
    stack: 200,
    sequence: 10_000,
    RegexEngine: SafeRegex as unknown as RegExpConstructor,
  };
  let expression: jsonata.Expression;
  try {
    expression = jsonata(source, options);
  } catch (error) {
    return err(describe(error, 'expression-syntax'));
  }
  const forbidden = banned(expression.ast());
  if (forbidden) return err({ code: 'expression-forbidden', message: forbidden });
  // The language calls what is bound to this symbol after every step; its types know names only.
  const most = mostWeight(expression.ast());
  if (most !== undefined) expression.assign(AFTER_EVERY_STEP as unknown as string, growthGuard(most));
  if (canLoop(expression.ast())) {
    expression.assign(BEFORE_EVERY_STEP as unknown as string, breathing(MAX_TIME_MS));
    // The language counts the pauses too; it looks at its options whenever it evaluates.
    options.timeout = 0;
  }
  expression.registerFunction(
    'pad',
    (text: string | undefined, width: number, fill?: string) => pad(text, width, fill),
    '<s-ns?:s>',
  );
  boundFunctions(expression, source);
  return ok({
    source,
    evaluate: async (input, bindings) => {
      try {
        return ok(toPlain(await expression.evaluate(input, bindings as Record<string, unknown> | undefined)));
      } catch (error) {
        return err(describe(error, 'expression-failed'));
      }
    },
  });
}

/** The language's own `$pad` with a bound on the width, which the library does not have. */
function pad(text: string | undefined, width: number, fill = ' '): string | undefined {
  if (text === undefined) return undefined;
  if (Math.abs(width) > MAX_PADDING) {
    throw limitPassed(`$pad is limited to a width of ${MAX_PADDING}`);
  }
  const character = fill === '' ? ' ' : fill;
  return width < 0 ? text.padStart(-width, character) : text.padEnd(width, character);
}

const LIMITS = new Set(['D1011', 'D1012', 'D2014', 'D2015', LIMIT_PASSED]);

function describe(error: unknown, code: string): ExpressionError {
  if (error instanceof OutputTooLarge)
    return { code: 'expression-limit', message: 'The result is too large' };
  const fault = error as { code?: unknown; message?: unknown; position?: unknown };
  const message = typeof fault.message === 'string' ? fault.message : String(error);
  const limited = error instanceof RangeError || LIMITS.has(String(fault.code));
  return {
    code: limited ? 'expression-limit' : code,
    message,
    ...(typeof fault.position === 'number' ? { position: fault.position } : {}),
  };
}
