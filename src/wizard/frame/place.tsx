// Where the user is: the step, named by the address's fragment so that links and the browser's Back work, and on a phone
// which of the two panes shows (walk.ts). Going to a field is one call from anywhere on the page.

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EditedGroup } from '../preview/shown-file.ts';
import { asks, type StepDefinition } from '../steps/step.ts';
import { controlOf } from './control-of.ts';
import { arrive, focusOnHeading, openFiles, type Pane, paneNow, scrollAsBefore, toForm } from './walk.ts';

/** The walk: never empty. */
type Steps = readonly [StepDefinition, ...StepDefinition[]];

interface Place {
  readonly step: StepDefinition;
  readonly pane: Pane;
  show(pane: Pane): void;
  /** Opens the step that asks the field and puts the focus on it. */
  goToField(field: string): void;
  /** The node group that the user is at, for the files to follow. */
  readonly edited: EditedGroup | undefined;
  edit(group: EditedGroup): void;
  /** Opens the first step, drawn anew. */
  goToStart(): void;
  /** Another number each time that a step has to be drawn anew. */
  readonly visit: number;
}

const PlaceContext = createContext<Place | undefined>(undefined);

/** The step that the address names; the first one where it names none, and at build time. */
export const stepOfAddress = (steps: Steps): StepDefinition =>
  (typeof location === 'undefined' ? undefined : steps.find(({ id }) => `#${id}` === location.hash)) ?? steps[0];

/** The button that opens what hides a control: a closed part of the step around it, or the card that stands for it. */
function openerOf(control: HTMLElement, field: string): HTMLElement | null {
  const closed = control.closest('[hidden]');
  if (closed !== null) {
    return document.querySelector<HTMLElement>(`[aria-expanded="false"][aria-controls="${CSS.escape(closed.id)}"]`);
  }
  return control.ariaExpanded === 'false' && control.dataset.field !== field ? control : null;
}

function focusOn(field: string, opens = true) {
  const control = controlOf(field);
  const opener = opens && control !== null ? openerOf(control, field) : null;
  // What is closed opens, and the control is there a moment later.
  if (opener !== null) {
    opener.click();
    requestAnimationFrame(() => focusOn(field, false));
    return;
  }
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

export function PlaceProvider({ steps, children }: { readonly steps: Steps; readonly children: ReactNode }) {
  const [step, setStep] = useState(() => stepOfAddress(steps));
  const [pane, setPane] = useState<Pane>('form');
  const [visit, setVisit] = useState(0);
  const [edited, setEdited] = useState<EditedGroup>();
  const wanted = useRef('');
  const [arrivals, setArrivals] = useState(0);
  const shown = useRef(step);

  useEffect(() => {
    arrive();
    setPane(paneNow());
    // Of links, of Back and of Forward. A step that is on its way: the page stays where it is until it comes, or is known not to.
    const follow = () => {
      arrive();
      const next = stepOfAddress(steps);
      const show = () => {
        if (stepOfAddress(steps) !== next) return;
        setStep(next);
        setPane(paneNow());
        setArrivals((last) => last + 1);
      };
      if (next.Step.arrived()) show();
      else next.Step.arrive().then(show, show);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [steps]);

  useLayoutEffect(() => {
    if (arrivals > 0 && pane === 'form') scrollAsBefore();
  }, [arrivals, pane]);

  useEffect(() => {
    const isOther = shown.current !== step;
    shown.current = step;
    if (pane !== 'form') return;
    // The field's control may only be there once its step is on the page.
    if (wanted.current !== '' && asks(step, wanted.current)) {
      focusOn(wanted.current);
      wanted.current = '';
    } else if (wanted.current === '' && (isOther || (arrivals > 0 && document.activeElement === document.body))) {
      focusOnHeading();
    }
  }, [step, pane, arrivals]);

  const place = useMemo<Place>(
    () => ({
      step,
      pane,
      visit,
      show(next) {
        setPane(next);
        if (next === 'form') toForm();
        else openFiles();
      },
      edited,
      edit: (group) => setEdited((last) => (last?.index === group.index && last.tool === group.tool ? last : group)),
      goToStart() {
        if (step === steps[0]) toForm();
        else location.hash = steps[0].id;
        setPane('form');
        setVisit((last) => last + 1);
      },
      goToField(field) {
        const target = steps.find((one) => asks(one, field)) ?? step;
        if (target === step && pane === 'form') return focusOn(field);
        wanted.current = field;
        if (target === step) toForm();
        else location.hash = target.id;
        setPane('form');
      },
    }),
    [steps, step, pane, visit, edited],
  );

  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === undefined) throw new Error('usePlace outside of PlaceProvider');
  return place;
}
