// What was just done, or why it was not: one line near the foot of the page, read out politely and gone after a while
// or by Escape. It may offer to undo what was done.

import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

/** A button in the notice; the notice goes with it. */
interface Offer {
  readonly label: string;
  readonly take: () => void;
  /** Nobody did anything: the focus stays where it is. */
  readonly unasked?: boolean | undefined;
}

interface Said {
  readonly text: string;
  readonly offer?: Offer | undefined;
  /** Another object each time, so that the same words twice are said twice. */
  readonly time: number;
}

const SHOWN = 5000;

/** What keeps a notice. Where nothing can hover, `:hover` is what a finger touched last. */
const held = () => (matchMedia('(hover: hover)').matches ? ':hover, :focus-within' : ':focus-within');

/** On a phone it lies over the questions: the next step is for those. */
const leadsOn = (target: EventTarget | null): boolean =>
  matchMedia('(max-width: 719px)').matches && target instanceof Element && target.closest('a[href^="#"]') !== null;

/** Long enough to see what happened, and to come here by Tab. */
const OFFERED = 20_000;

const SILENCE: Said = { text: '', time: 0 };
const listeners = new Set<() => void>();
let said = SILENCE;

/** Says one line, and offers to take it back. The next one takes its place. */
export function notify(text: string, offer?: Offer) {
  said = { text, offer, time: said.time + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Acts as soon as no notice shows: at once, or when the one that does is gone. */
export function whenSilent(act: () => void) {
  if (said.text === '') return act();
  const stop = subscribe(() => {
    if (said.text !== '') return;
    stop();
    // Whoever ended it may say something in its place.
    queueMicrotask(() => whenSilent(act));
  });
}

function OfferButton({ label, take, unasked = false }: Offer) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed may be gone with what it did.
    if (!unasked && document.activeElement === document.body) button.current?.focus();
  }, [unasked]);
  return (
    <button
      type="button"
      className="link"
      ref={button}
      onClick={() => {
        notify('');
        take();
      }}
    >
      {label}
    </button>
  );
}

/** Where the notices show. One on the page. */
export function Notice() {
  const { t } = useWords();
  const current = () => said;
  const { text, offer, time } = useSyncExternalStore(subscribe, current, current);
  const [there, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  const place = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    // Beside the actions on top, whatever their words and number.
    const acts = document.querySelector<HTMLElement>('.acts');
    if (text !== '' && acts !== null) place.current?.style.setProperty('--acts', `${acts.offsetWidth}px`);
  }, [text]);
  const line = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (text === '') return;
    let timer: ReturnType<typeof setTimeout>;
    const goesAfter = (delay: number) => {
      timer = setTimeout(() => {
        // Nobody loses what is under the pointer or has the focus.
        if (line.current?.matches(held())) goesAfter(SHOWN);
        else notify('');
      }, delay);
    };
    goesAfter(offer === undefined ? SHOWN : OFFERED);
    // It may stand over what has the focus.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') notify('');
    };
    const onClick = ({ target }: MouseEvent) => {
      if (leadsOn(target)) notify('');
    };
    addEventListener('keydown', onKey);
    addEventListener('click', onClick);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKey);
      removeEventListener('click', onClick);
    };
  }, [text, offer, time]);
  // At the end of the page, which is there once the program runs.
  if (!there) return null;
  return createPortal(
    <p className="notice" role="status" ref={place}>
      {text !== '' && (
        <span key={time} className="said" ref={line}>
          {text}
          {offer !== undefined && (
            <>
              <OfferButton {...offer} />
              <button type="button" className="icon small" aria-label={t('page.close')} onClick={() => notify('')}>
                <Icon name="close" />
              </button>
            </>
          )}
        </span>
      )}
    </p>,
    document.body,
  );
}
