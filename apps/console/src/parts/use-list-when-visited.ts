import { useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * For a field that offers much: its list is drawn when somebody first goes to the field, and from then on. A form has many such fields,
 * each with a list of all steps or all events, of which most are never opened.
 */
export function useListWhenVisited() {
  const [visited, visit] = useState(false);
  return {
    comboboxProps: { keepMounted: visited },
    // At once, so that it stands there before the field opens it and looks for what is chosen.
    onFocusCapture: () => {
      if (!visited) flushSync(() => visit(true));
    },
  };
}
