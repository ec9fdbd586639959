import { z } from 'zod';
import { allCommands, allEvents } from '#contracts/catalog';
import { isForWorkflows } from '#contracts/workflow-messages';
import { toldFinding } from './fault-words';
import { toldMessage } from './message-words';

describe('what the designer tells in German', () => {
  const told = [...allEvents, ...allCommands].filter(isForWorkflows);

  it.each(told.map((message) => [message.name, message] as const))('says what %s is', (_name, message) => {
    expect(toldMessage('de', message)).not.toBe(message.summary);
    expect(toldMessage('en', message)).toBe(message.summary);
  });

  it.each([
    ['There is no step pay', 'Einen Schritt pay gibt es nicht'],
    [
      'payments.capture-payment needs the field paymentId',
      'payments.capture-payment braucht das Feld paymentId',
    ],
    ['No way leads from a to b', 'Von a führt kein Weg zu b'],
    ['capture captures what was just given back', 'capture zieht ein, was eben erstattet wurde'],
    ['Two expectations are called late', 'Zwei Erwartungen heißen late'],
    ['not a duration of a minute or more', 'Keine Dauer von mindestens einer Minute'],
    [
      'No connected system can do a.b: none of X, Y is connected',
      'Kein verbundenes System kann a.b: Von X, Y ist keines verbunden',
    ],
    [
      'No connected system can do a.b: of the systems there are, X could',
      'Kein verbundenes System kann a.b; von denen, die es gibt, kann es X',
    ],
    [
      'No connected system can do a.b: the setting s of its connection is off',
      'Kein verbundenes System kann a.b: Die Einstellung s der Verbindung ist abgeschaltet',
    ],
    ['$eval may not be used', '$eval darf nicht verwendet werden'],
  ])('says in German: %s', (message, german) => {
    expect(toldFinding('de', message)).toBe(german);
    expect(toldFinding('en', message)).toBe(message);
  });

  it('knows the words of the check of shapes', () => {
    const shape = z.strictObject({ a: z.string().min(1), b: z.int(), c: z.enum(['x', 'y']) });
    const messages = [{}, { a: '', b: 1.5, c: 'z', d: 1 }, { a: 1, b: '2', c: 3 }].flatMap(
      (value) => shape.safeParse(value).error?.issues.map(({ message }) => message) ?? [],
    );
    expect(messages.length).toBeGreaterThan(6);
    expect(messages.filter((message) => toldFinding('de', message) === message)).toEqual([]);
  });

  it('keeps a finding that it has no words for', () => {
    expect(toldFinding('de', 'Odd')).toBe('Odd');
  });
});
