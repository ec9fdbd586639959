import { createContext, Script } from 'node:vm';
import { compileIn } from './compile-once.cjs';

const MODULE = `'use strict';
let count = 0;
module.next = () => (count += 1);
module.list = [];
module.strict = (function () { return this === undefined; })();
module.fail = () => { throw new Error('here'); };`;

interface Made {
  next(): number;
  readonly list: unknown;
  readonly strict: boolean;
  fail(): never;
}

function load(source: string, context = createContext()): { made: Made; context: object } {
  const made = {} as Made;
  compileIn(context, source, '/somewhere/a-module.js', ['module'])(made);
  return { made, context };
}

describe('scripts that the suites of a worker share', () => {
  it('are compiled once, and each context has modules and globals of its own', () => {
    const compiled = jest.spyOn(Script.prototype, 'runInContext');
    const [one, other] = [load(MODULE), load(MODULE)];
    expect(compiled.mock.contexts[0]).toBe(compiled.mock.contexts[1]);
    expect([one.made.next(), one.made.next(), other.made.next()]).toEqual([1, 2, 1]);
    const isArrayOf = (context: object): unknown =>
      new Script('(list) => list instanceof Array').runInContext(context) as unknown;
    const ask = isArrayOf(one.context) as (list: unknown) => boolean;
    expect([ask(one.made.list), ask(other.made.list)]).toEqual([true, false]);
  });

  it('are compiled anew when the code of a file is another', () => {
    load(MODULE);
    expect(load(MODULE.replace('+= 1', '+= 10')).made.next()).toBe(10);
  });

  it('keep strictness, lines and columns', () => {
    const { made } = load(MODULE);
    expect(made.strict).toBe(true);
    const thrown = (source: string): string => {
      try {
        return String(load(source).made.fail());
      } catch (error) {
        return (error as Error).stack ?? '';
      }
    };
    expect(thrown(MODULE)).toContain('a-module.js:6:');
    const inFirstLine = `module.fail = () => { throw new Error('here'); };`;
    expect(thrown(inFirstLine)).toContain(`a-module.js:1:${inFirstLine.indexOf('new Error') + 1}`);
  });

  it('serve the suites of every project', () => {
    const { projects } = jest.requireActual<{ projects: ReadonlyArray<{ runtime: string }> }>(
      '../../jest.config.js',
    );
    const runtimes = projects.map(({ runtime }) => runtime);
    expect(new Set(runtimes)).toEqual(new Set(['<rootDir>/test/support/shared-scripts.cjs']));
  });
});
