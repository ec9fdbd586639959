import type { z } from 'zod';
import { allCommands } from '#contracts/catalog';
import { isWorkflowCommand } from '#contracts/workflow-messages';
import { FILLED } from '../inspector/filled';
import { toldField } from './field-words';

const fields = allCommands.filter(isWorkflowCommand).flatMap(({ name, schema }) =>
  Object.keys((schema as z.ZodObject).shape)
    .filter((field) => !FILLED.includes(field))
    .map((field) => [name, field] as const),
);

describe('the fields that the form of a step asks for', () => {
  it.each(fields)('%s: %s is told in both languages', (command, field) => {
    const [en, de] = [toldField('en', command, field), toldField('de', command, field)];
    expect(en).toMatch(/\w.*\.$/);
    expect(de).toMatch(/\w.*\.$/);
    expect(de).not.toBe(en);
  });

  it('means what its command means by it, and nothing where nobody has said it', () => {
    expect(toldField('en', 'payments.refund-payment', 'note')).not.toBe(
      toldField('en', 'cms-sync.update-order', 'note'),
    );
    expect(toldField('de', 'a.b', 'constructor')).toBeUndefined();
  });
});
