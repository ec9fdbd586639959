import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GERMAN_TEMPLATES } from './template-words';
import { toldTemplate } from './told-template';

interface Named {
  readonly name?: string;
  readonly description?: string;
  readonly title?: string;
}
interface Template extends Named {
  readonly steps: readonly Named[];
  readonly expectations?: readonly Named[];
  readonly notes?: ReadonlyArray<{ readonly text: string }>;
}

const FOLDER = join(__dirname, '../../../../../../workflows');
const templates = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.scenarios.json'))
  .map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Template] as const);

/** All that a person reads in a document. */
function textsOf({ name, description, steps, expectations = [], notes = [] }: Template): string[] {
  return [
    name,
    description,
    ...[...steps, ...expectations].flatMap((part) => [part.name, part.title]),
    ...notes.map(({ text }) => text),
  ].filter((text) => text !== undefined);
}

describe('the workflows that are shipped, in German', () => {
  it.each(templates)('%s: its name, its description, every step and expectation', (_file, template) => {
    expect(textsOf(template).length).toBeGreaterThan(template.steps.length);
    expect(textsOf(template).filter((text) => !Object.hasOwn(GERMAN_TEMPLATES, text))).toEqual([]);
  });

  it('hold nothing that no template says', () => {
    const said = new Set(templates.flatMap(([, template]) => textsOf(template)));
    expect(Object.keys(GERMAN_TEMPLATES).filter((text) => !said.has(text))).toEqual([]);
  });

  it('leave what somebody wrote as it was written', () => {
    expect(toldTemplate('de', 'Capture')).toBe('Einziehen');
    expect(toldTemplate('en', 'Capture')).toBe('Capture');
    expect(toldTemplate('de', 'Unser eigener Schritt')).toBe('Unser eigener Schritt');
    expect(toldTemplate('de', 'constructor')).toBe('constructor');
  });
});
