import {
  autocompletion,
  closeBrackets,
  completionKeymap,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { Input } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './expression-editor.module.css';
import { jsonataLanguage } from './expression-language';

/** Keys that the page around may have a use for; all others mean something here only. */
const LEADING_OUT: ReadonlySet<string> = new Set(['Escape', 'F6']);

/** Text that came from outside, by an undo say: telling it as an edit would end what can be redone. */
const GIVEN = Annotation.define<boolean>();

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly complete?: CompletionSource;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  readonly hideLabel?: boolean;
}

/** A field for a JSONata expression: coloured, with completion. Tab leaves it, as every other field. */
export function ExpressionEditor(props: Props) {
  const { label, description, error, value, onChange, complete, placeholder = '', readOnly = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const current = useRef({ onChange, complete });
  const changeable = useRef(new Compartment());
  const id = useId();
  useEffect(() => {
    current.current = { onChange, complete };
  });
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          closeBrackets(),
          bracketMatching(),
          jsonataLanguage,
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          autocompletion({
            override: [(context) => current.current.complete?.(context) ?? null],
            icons: false,
          }),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, id }),
          placeholderOf(placeholder),
          changeable.current.of(EditorState.readOnly.of(readOnly)),
          EditorView.updateListener.of((update) => {
            const isTyped = !update.transactions.some((one) => one.annotation(GIVEN) === true);
            if (update.docChanged && isTyped) current.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // The editor is made once; what changes afterwards reaches it below.
  }, []);
  useEffect(() => {
    const editor = view.current;
    const text = editor?.state.doc.toString();
    if (editor && text !== value) {
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: value },
        annotations: GIVEN.of(true),
      });
    }
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: changeable.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);
  return (
    <Input.Wrapper
      {...(props.hideLabel ? {} : { label })}
      labelElement="div"
      description={description}
      error={error}
      required={props.required ?? false}
    >
      <div
        ref={place}
        className={styles['editor']}
        data-error={error !== undefined && error !== null && error !== false}
        onKeyDown={(event) => {
          if (!LEADING_OUT.has(event.key)) event.stopPropagation();
        }}
      />
    </Input.Wrapper>
  );
}
