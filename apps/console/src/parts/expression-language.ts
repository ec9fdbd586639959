import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface State {
  readonly quote: string;
}

const KEYWORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** JSONata as far as colours go: texts, numbers, names in back ticks, functions and variables, words, comments. */
const language = StreamLanguage.define<State>({
  name: 'jsonata',
  startState: () => ({ quote: '' }),
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match('/*')) {
      if (!stream.skipTo('*/')) stream.skipToEnd();
      else stream.match('*/');
      return 'comment';
    }
    const next = stream.peek();
    if (next === '"' || next === "'" || next === '`') {
      stream.next();
      let character = stream.next();
      while (character !== undefined && character !== null && character !== next) {
        if (character === '\\') stream.next();
        character = stream.next();
      }
      return next === '`' ? 'propertyName' : 'string';
    }
    if (stream.match(/^\d+(\.\d+)?([eE][-+]?\d+)?/)) return 'number';
    if (stream.match(/^\$[A-Za-z_]\w*/)) return 'variableName';
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word && word !== true) return KEYWORDS.has(word[0]) ? 'keyword' : 'propertyName';
    stream.next();
    return 'operator';
  },
});

const colors = HighlightStyle.define([
  { tag: tags.comment, color: 'light-dark(#5c636a, #a6a7ab)', fontStyle: 'italic' },
  { tag: tags.string, color: 'light-dark(#0a6b4f, #8ce0bf)' },
  { tag: tags.number, color: 'light-dark(#1858a8, #8ec5ff)' },
  { tag: tags.variableName, color: 'light-dark(#7a2ea6, #dcaef5)' },
  { tag: tags.keyword, color: 'light-dark(#a61e4d, #ffa8c4)' },
]);

export const jsonataLanguage = [language, syntaxHighlighting(colors)];
