// The simulator comes in a file of its own: no other step needs it, and the first paint does not wait for it.

import { type ComponentType, useEffect, useState } from 'react';
import { useWords } from '../words/words.tsx';

function NotThere() {
  const { t } = useWords();
  return (
    <section className="sec" aria-labelledby="bypass-sim">
      <div className="sech">
        <h2 id="bypass-sim">{t('bypass.sim.title')}</h2>
      </div>
      <p className="help">{t('bypass.sim.notThere')}</p>
    </section>
  );
}

let Simulator: ComponentType | undefined;

// Asked for as soon as the page runs, so that it is there when someone goes to the step, or to its box. Without the
// network it stays away; the list works without it.
const arrival = import('./bypass-simulator.tsx').then(
  (found) => {
    Simulator = found.BypassSimulator;
  },
  () => {
    Simulator = NotThere;
  },
);

export function BypassSimulator() {
  const [, setArrived] = useState(Simulator !== undefined);
  useEffect(() => {
    let gone = false;
    arrival.then(() => {
      if (!gone) setArrived(true);
    });
    return () => {
      gone = true;
    };
  }, []);
  return Simulator === undefined ? null : <Simulator />;
}
