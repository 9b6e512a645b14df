// Runs in the head of the built page, before anything is painted: the theme, so that none flashes. Then, once the page
// has been painted as it was built, the program. SCRIPTS is put in by prerender.ts.
(() => {
  let mode = null;
  try {
    mode = localStorage.getItem('eks-proxy-wizard.theme');
  } catch {
    // Storage is forbidden: the system's choice.
  }
  const dark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  // What is pressed before the program runs (src/early.ts).
  /** @type {EventTarget[]} */
  const pressed = [];
  /** @param {Event} event */
  const listen = ({ target }) => {
    if (target !== null) pressed.push(target);
  };
  addEventListener('click', listen, true);
  window.early = { pressed, listen };
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    // In order, each in a task of its own.
    for (const src of ['SCRIPTS']) {
      const script = document.createElement('script');
      script.type = 'module';
      script.crossOrigin = '';
      script.async = false;
      script.src = src;
      document.head.append(script);
    }
  };
  // What a slow network brings is the page first, and nothing beside it. A page in the background is not painted, and not
  // every browser tells of its paints.
  if (document.hidden) start();
  else {
    if (PerformanceObserver.supportedEntryTypes.includes('paint')) {
      new PerformanceObserver(start).observe({ type: 'paint', buffered: true });
    }
    requestAnimationFrame(() => setTimeout(start, 200));
  }
})();
