import { z } from 'zod';
import { INSTRUCTIONS } from './model-talk';
import type { ModelSettings } from './model-settings';

/** How a question is put to one kind of model, and where the words of its answer are. */
export interface ModelApi {
  readonly path: string;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
  readonly body: (model: string, question: string) => object;
  /** Throws a `ZodError` for an answer of another shape. */
  readonly textOf: (answer: unknown) => string;
}

const MOST_TOKENS = 8_000;

const OpenAiAnswer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const AnthropicAnswer = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
});

export const MODEL_APIS: Readonly<Record<ModelSettings['api'], ModelApi>> = {
  openai: {
    path: '/chat/completions',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    body: (model, question) => ({
      model,
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: question },
      ],
    }),
    textOf: (answer) => OpenAiAnswer.parse(answer).choices[0]!.message.content,
  },
  anthropic: {
    path: '/v1/messages',
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    body: (model, question) => ({
      ...{ model, max_tokens: MOST_TOKENS, system: INSTRUCTIONS },
      messages: [{ role: 'user', content: question }],
    }),
    textOf: (answer) =>
      AnthropicAnswer.parse(answer)
        .content.map(({ text }) => text ?? '')
        .join(''),
  },
};
