import type { Language } from '../../../i18n/texts';
import { toldTemplate } from '../words/told-template';
import type { Step, WorkflowDocument } from './document';

/** A copy to go on with in the reader's language: what was shipped in English is told in it, what somebody wrote stays. */
export function inLanguage(document: WorkflowDocument, language: Language): WorkflowDocument {
  const told = <T extends { readonly name?: string }>(part: T): T =>
    part.name === undefined ? part : { ...part, name: toldTemplate(language, part.name) };
  const { description } = document;
  return {
    ...told(document),
    ...(description !== undefined && { description: toldTemplate(language, description) }),
    steps: document.steps.map((step: Step) => told(step)),
  };
}
