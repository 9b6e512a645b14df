// What somebody does to the page before its program runs: the page stands there from the first bytes, and a slow network
// may bring the program seconds later. Nothing typed and no press is lost.

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** A press of a label is one of its input too. A link needs no program. */
const PRESSED = 'button, input:is([type="radio"], [type="checkbox"])';

const inputs = (root: Element): readonly Typed[] => [
  ...root.querySelectorAll<Typed>('input:not([type="radio"], [type="checkbox"], [type="file"]), textarea'),
];

/** A text as if it were typed now, so that the program hears of it. */
function type(input: Typed, text: string) {
  // React looks at its own `value` of the element, so the one of the browser is set.
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') ?? {};
  set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The element itself where the program took it over; where the page was drawn anew, the one of its id. */
const now = (element: Element): Element | null =>
  element.isConnected ? element : element.id === '' ? null : document.getElementById(element.id);

/**
 * Takes what was typed into the page as built, and what was pressed there. Answers what does both again once the
 * program has taken over the page, or has drawn it anew.
 */
export function earlyActions(root: Element): () => void {
  const typed = inputs(root).flatMap((input) =>
    input.value === input.defaultValue ? [] : [[input, input.value] as const],
  );
  const { early } = window;
  return () => {
    for (const [input, text] of typed) {
      const target = now(input);
      const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isText && target.value !== text) type(target, text);
    }
    if (early === undefined) return;
    removeEventListener('click', early.listen, true);
    for (const target of early.pressed) {
      const pressed = target instanceof Element ? target.closest(PRESSED) : null;
      const button = pressed === null ? null : now(pressed);
      // What a press did to it before anybody heard of it is undone, so that this one does it.
      if (button instanceof HTMLInputElement) button.checked = button.defaultChecked;
      if (button instanceof HTMLElement) button.click();
    }
  };
}

declare global {
  interface Window {
    /** Made by src/build/boot.js. */
    early?: { readonly pressed: readonly EventTarget[]; readonly listen: (event: Event) => void };
  }
}
