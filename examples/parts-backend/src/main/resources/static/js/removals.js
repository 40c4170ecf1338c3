/**
 * Removals that can be undone for some seconds. Until then nothing is sent, so that nothing can be
 * lost; whoever leaves the page has them sent at once.
 */

import { announce } from './announce.js';
import { csrf, get, send } from './api.js';
import { Problem } from './problem.js';
import { currentUser } from './session.js';
import { startUndoBar } from './undo-bar.js';

const UNSENT = 'removals';
const MOST_LOOKS = 20;

/** The paths of what is not shown any more. */
const hidden = new Set();
const pending = new Map();
const bar = startUndoBar({ undo, over });

/** Whether it is, or is about to be. */
export function isRemoved(path) {
  return hidden.has(path);
}

/**
 * Removes something in a while.
 *
 * @param path where it is removed
 * @param what it is, in words
 * @param from whose it is: where it is read (`source`), and what is `within` that: names that lead to
 *     it, or to the list that it is in; its `uploads`, `show`, which shows what is not removed,
 *     `refresh`, `focus`, called when it is back, and a `thumbnail` if there is one
 */
export function removeLater(path, what, from) {
  hidden.add(path);
  pending.set(path, { path, what, from, user: currentUser()?.id });
  bar.add(path, what, from.thumbnail);
  from.show();
  announce(`${what} will be removed. To undo that, press Control Z.`);
}

/** Removes at once what is to be removed there, if anything is: something else comes in its place. */
export async function removeNow(path) {
  if (pending.has(path)) {
    await over(path);
  }
}

/** Removes nothing there: what was to be removed has been replaced. */
export function forgetRemoval(path) {
  hidden.delete(path);
  if (pending.has(path)) {
    take(path);
  }
}

/** Sends what is pending, such as before somebody signs out. */
export async function sendPending() {
  await Promise.all([...pending.keys()].map(over));
}

function undo(path) {
  const { what, from } = take(path);
  hidden.delete(path);
  from.show();
  from.focus();
  announce(`${what} stays`);
}

async function over(path) {
  const { what, from, user } = take(path);
  try {
    if (currentUser() && currentUser().id !== user) {
      throw new Problem(403, 'Who is signed in has changed.'); // Nobody removes for another user.
    }
    if (!from.isReplaceable || (await isSame(from))) {
      await send('DELETE', path);
    }
  } catch (error) {
    if (error.status !== 404) {
      hidden.delete(path);
      from.uploads.tell(`Removing ${what}`, error);
    }
  }
  if (from.isReplaceable) {
    hidden.delete(path); // What comes there next is another one.
  }
  await from.refresh();
}

function take(path) {
  const removal = pending.get(path);
  pending.delete(path);
  bar.remove(path);
  return removal;
}

window.addEventListener('pagehide', () => {
  if (pending.size === 0) {
    return;
  }
  for (const path of pending.keys()) {
    fetch(path, { method: 'DELETE', headers: csrf(), keepalive: true });
    bar.remove(path);
  }
  // The next page in this tab has to know what this one cannot wait for.
  const unsent = [...pending.values()].map(({ path, user, from: { source, within } }) => ({
    path,
    user,
    source,
    within,
  }));
  sessionStorage.setItem(UNSENT, JSON.stringify(unsent));
});
// A page that comes back as it was left does not know what became of them.
window.addEventListener('pageshow', (event) => event.persisted && pending.size > 0 && location.reload());

/** Waits until what the last page in this tab sent in leaving is done, or does it. */
export async function sendUnsent() {
  const unsent = JSON.parse(sessionStorage.getItem(UNSENT) ?? '[]');
  sessionStorage.removeItem(UNSENT);
  for (const removal of unsent.filter(({ user }) => user === currentUser()?.id)) {
    for (let look = 1; look <= MOST_LOOKS && (await isThere(removal)); look++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (look === MOST_LOOKS) {
        await send('DELETE', removal.path).catch(() => {}); // It is shown, so nobody is misled.
      }
    }
  }
}

async function isThere({ path, source, within }) {
  const id = decodeURIComponent(path.split('/').at(-1));
  const found = within.reduce(inside, await get(source));
  return Array.isArray(found) ? found.some((item) => `${item.id}` === id) : Boolean(found);
}

/** What is removed by its place may have been replaced meanwhile, by somebody else. */
async function isSame({ source, within, url }) {
  return within.reduce(inside, await get(source))?.url === url;
}

/** What is in an object by its name, or in a list by its id. */
function inside(found, name) {
  return Array.isArray(found) ? found.find(({ id }) => id === name) : found?.[name];
}
