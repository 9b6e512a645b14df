// Long work without a page that stands still: between its steps it lets the browser do what is waiting.

/** In milliseconds: half a frame. */
const SHARE = 8;

/** Asked between the steps of one long work: nothing while its share of time lasts, else a rest to wait for. */
export function restsBetween(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SHARE) return undefined;
    return new Promise((done) => {
      setTimeout(() => {
        since = performance.now();
        done();
      });
    });
  };
}
