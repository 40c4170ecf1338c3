/** The bar that says what is about to be removed, and undoes it. */

import { copy } from './dom.js';

const section = document.getElementById('undo');
const list = section.querySelector('ul');
const home = section.nextElementSibling;
const rows = new Map();
/** On a touch screen, what was touched last is hovered for ever. */
const canHover = matchMedia('(hover: hover)');
let clock = 0;

/**
 * @param undo called with the path of what is to stay
 * @param over called with a path when its time is over
 */
export function startUndoBar({ undo, over }) {
  const seconds = () => Number(section.dataset.seconds);

  function add(path, what, thumbnail) {
    const view = copy('undo-row');
    if (thumbnail) {
      view.picture.src = thumbnail;
      view.picture.hidden = false;
    }
    view.what.textContent = `${what} will be removed.`;
    view.undo.setAttribute('aria-label', `Undo: ${what}`);
    view.undo.addEventListener('click', () => undo(path));
    rows.set(path, { view, left: seconds() });
    list.append(view.root);
    raise();
    section.hidden = false;
    showLeft(path);
    clock ||= setInterval(tick, 1000);
  }

  /** Beside a dialog that is open, nothing could be undone: there it is a part of the dialog. */
  function raise() {
    const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
    if (dialog && section.parentElement !== dialog) {
      dialog.append(section);
      dialog.addEventListener('close', () => home.before(section), { once: true });
    }
  }

  function remove(path) {
    const row = rows.get(path);
    if (!row) {
      return;
    }
    const hadFocus = row.view.root.contains(document.activeElement);
    const next = row.view.root.nextElementSibling ?? row.view.root.previousElementSibling;
    rows.delete(path);
    row.view.root.remove();
    section.hidden = rows.size === 0;
    if (hadFocus) {
      const around = section.closest('dialog') ?? document.getElementById('catalogue');
      (next?.querySelector('button') ?? around).focus();
    }
    if (rows.size === 0) {
      clearInterval(clock);
      clock = 0;
    }
  }

  /** Nobody is hurried who is at it. */
  function tick() {
    raise();
    if (section.matches(canHover.matches ? ':hover, :focus-within' : ':focus-within')) {
      return;
    }
    for (const [path, row] of [...rows]) {
      row.left--;
      if (row.left > 0) {
        showLeft(path);
      } else {
        over(path);
      }
    }
  }

  function showLeft(path) {
    const { view, left } = rows.get(path);
    view.left.textContent = left;
  }

  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const isUndo = key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey;
    const hasItsOwn = target.matches('input:not([type=file], [type=range])'); // Fields of text.
    if (isUndo && !hasItsOwn && rows.size > 0) {
      event.preventDefault();
      undo([...rows.keys()].at(-1));
    }
  });

  return { add, remove };
}
