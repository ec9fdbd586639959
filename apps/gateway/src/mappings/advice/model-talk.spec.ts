import { z } from 'zod';
import { modelEnvironment, modelSettings } from './model-settings';
import { adviceIn, questionOf } from './model-talk';

const field = (path: string) => ({ path, type: 'text' as const, example: 'Ada', meaning: 'Secret words' });
const sources = [field('order.number'), field('order.customer.email')];
const targets = [field('reference'), field('mail')];

describe('what a language model is asked and answers', () => {
  it('is told names and types, and nothing else of a field', () => {
    const question = questionOf(sources, targets);
    expect(question).toContain('order.customer.email text');
    expect(question).not.toMatch(/Ada|Secret/);
  });

  it('is believed only about fields that were asked about', () => {
    const answer = JSON.stringify({
      ...{ mail: 'order.customer.email', reference: null, other: 'order.number' },
      __proto__: 'order.number',
    });
    expect(adviceIn(`Here it is:\n\`\`\`json\n${answer}\n\`\`\``, sources, targets)).toEqual(
      new Map([['mail', 'order.customer.email']]),
    );
    expect(adviceIn('{"reference":"rm -rf"}', sources, targets)).toEqual(new Map());
  });

  it.each(['', 'I cannot help with that.', '["a"]', '{broken'])('is nothing in %j', (text) => {
    expect(adviceIn(text, sources, targets)).toBeUndefined();
  });

  it('is looked through once, whatever it is', () => {
    expect(adviceIn('{'.repeat(900_000), sources, targets)).toBeUndefined();
  });
});

describe('the settings of the model', () => {
  const of = (given: object) => modelSettings(z.object(modelEnvironment).parse(given));

  it('are off without an address, need a model, and no clear text over a network', () => {
    expect(of({})).toBeUndefined();
    expect(() => of({ MAPPING_MODEL_URL: 'https://model.example/v1' })).toThrow('MAPPING_MODEL');
    expect(() => of({ MAPPING_MODEL_URL: 'http://model.example', MAPPING_MODEL: 'm' })).toThrow(
      'MAPPING_MODEL_URL',
    );
    expect(of({ MAPPING_MODEL_URL: 'http://127.0.0.1:11434/v1/', MAPPING_MODEL: 'm' })).toEqual({
      ...{ url: 'http://127.0.0.1:11434/v1', api: 'openai', model: 'm', key: undefined },
    });
  });
});
