// Long work without a page that stands still: between its steps it lets the browser do what is waiting.

/** In milliseconds: on a slow phone, where all takes four times as long, it is one frame. */
const SHARE = 4;

/** The rest of the work as a task of its own, right behind what is waiting: a timer would come late when there are many. */
export const nextTask = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });

/** Asked between the steps of one long work: nothing while its share of time lasts, else a rest to wait for. */
export function restsBetween(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SHARE) return undefined;
    return nextTask().then(() => {
      since = performance.now();
    });
  };
}
