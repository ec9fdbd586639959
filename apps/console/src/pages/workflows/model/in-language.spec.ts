import type { WorkflowDocument } from './document';
import { inLanguage } from './in-language';

const document: WorkflowDocument = {
  id: 'refunds',
  name: 'Refunds',
  description: 'Ours',
  trigger: { event: 'refund.succeeded' },
  start: 'a',
  steps: [
    { id: 'a', name: 'Refunded in full?', type: 'wait', for: 'PT1M', next: 'b' },
    { id: 'b', name: 'What we call it', type: 'wait', for: 'PT1M', next: 'c' },
    { id: 'c', type: 'wait', for: 'PT1M', next: 'end' },
  ],
};

describe('a copy of a template', () => {
  it('is told in the language of whoever makes it, ids and what somebody wrote as they were', () => {
    const copy = inLanguage(document, 'de');
    expect(copy).toMatchObject({ id: 'refunds', name: 'Erstattungen', description: 'Ours' });
    expect(copy.steps.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'Ganz erstattet?'],
      ['b', 'What we call it'],
      ['c', undefined],
    ]);
    expect(inLanguage(document, 'en')).toEqual(document);
  });
});
