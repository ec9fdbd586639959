import type { Step } from '../model/document';
import type { Editor } from '../use-editor';

export interface FormProps<T extends Step> {
  readonly editor: Editor;
  readonly step: T;
  readonly change: (step: T) => void;
}
