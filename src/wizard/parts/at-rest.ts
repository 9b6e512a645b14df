/** Does something once the page has nothing else to do. Safari has no idle callback: there it is a while after. */
export function atRest(work: () => void) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000);
}
