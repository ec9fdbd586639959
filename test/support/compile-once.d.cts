import type { Context } from 'node:vm';

export declare function compileIn(
  context: Context,
  source: string,
  filename: string,
  parameters: readonly string[],
): (...given: readonly unknown[]) => unknown;
