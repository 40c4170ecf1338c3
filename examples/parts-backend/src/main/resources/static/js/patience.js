/** Waits before something is tried again. */

/**
 * @param seconds how long; a connection that comes back ends it
 * @param waiting called each second with the seconds left, and why
 * @param why in words
 * @param signal of an AbortController
 */
export async function wait(seconds, { waiting, signal }, why) {
  let isBack = false;
  const end = new AbortController();
  const online = new Promise((resolve) => {
    const note = () => resolve((isBack = true));
    window.addEventListener('online', note, { signal: end.signal });
  });
  for (let left = Math.ceil(seconds); left > 0 && !isBack; left--) {
    waiting(left, why);
    await Promise.race([online, new Promise((resolve) => setTimeout(resolve, 1000))]);
    if (signal.aborted) {
      break;
    }
  }
  end.abort();
  signal.throwIfAborted();
}
