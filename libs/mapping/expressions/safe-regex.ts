import { RE2JS } from 're2js';
import { limitPassed } from './limit-passed';

/** Characters times instructions of the pattern: one search goes on without a pause. */
const MOST_WORK = 20_000_000;
/** For all matches in one text, milliseconds. */
const MOST_MS = 500;

/**
 * What JSONata needs of a regular expression engine, on RE2: linear time for every pattern, so that no expression can hang a process.
 * Look-behind and back references do not exist there and are refused when the expression is first evaluated.
 */
export class SafeRegex {
  lastIndex = 0;
  private readonly pattern: RE2JS;
  private readonly size: number;
  private began = 0;

  constructor(readonly source: RegExp) {
    let flags = 0;
    if (source.flags.includes('i')) flags |= RE2JS.CASE_INSENSITIVE;
    if (source.flags.includes('m')) flags |= RE2JS.MULTILINE;
    this.pattern = RE2JS.compile(source.source, flags);
    this.size = this.pattern.programSize();
  }

  exec(text: string): RegExpExecArray | null {
    if (this.lastIndex === 0) this.began = performance.now();
    const isLong = text.length * this.size > MOST_WORK || performance.now() - this.began > MOST_MS;
    if (isLong) throw limitPassed('A regular expression is too much work on this text');
    const matcher = this.pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    const groups: Array<string | undefined> = [];
    for (let index = 0; index <= matcher.groupCount(); index += 1)
      groups.push(matcher.group(index) ?? undefined);
    this.lastIndex = matcher.end();
    return Object.assign(groups as string[], { index: matcher.start(), input: text }) as RegExpExecArray;
  }
}
