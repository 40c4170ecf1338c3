/** A picture in a gallery, with the buttons to move and delete it. */

import { copy } from './dom.js';
import { showThumbnail } from './picture.js';

export class Tile {
  #view = copy('tile');
  image = null;

  /** @param on what to do: `view`, `move` (by -1 or 1), `remove`, `dragStart`, `dragEnd` */
  constructor(on) {
    const { root, view, earlier, later } = this.#view;
    view.addEventListener('click', () => on.view(this));
    earlier.addEventListener('click', () => on.move(this, -1));
    later.addEventListener('click', () => on.move(this, 1));
    this.#view.delete.addEventListener('click', () => on.remove(this));
    root.addEventListener('dragstart', (event) => on.dragStart(event, this));
    root.addEventListener('dragend', on.dragEnd);
  }

  get element() {
    return this.#view.root;
  }

  update(image, { name, index, count }) {
    this.image = image;
    const { picture, view, earlier, later } = this.#view;
    const which = `picture ${index + 1} of ${count}, ${name}`;
    showThumbnail(picture, image, `${name}, picture ${index + 1}`);
    view.setAttribute('aria-label', `View ${which}`);
    earlier.setAttribute('aria-label', `Move earlier: ${which}`);
    later.setAttribute('aria-label', `Move later: ${which}`);
    this.#view.delete.setAttribute('aria-label', `Delete ${which}`);
    earlier.setAttribute('aria-disabled', index === 0);
    later.setAttribute('aria-disabled', index === count - 1);
  }

  focusView() {
    this.#view.view.focus();
  }

  focusMove(step) {
    (step < 0 ? this.#view.earlier : this.#view.later).focus();
  }
}
