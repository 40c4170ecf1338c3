/** A picture in a gallery, with the buttons to move, describe and delete it. */

import { copy } from './dom.js';
import { altOf, showThumbnail } from './picture.js';
import { Words } from './words.js';

export class Tile {
  #view = copy('tile');
  #words;
  image = null;

  /** @param on what to do: `view`, `move` (by -1 or 1), `describe` (by words), `remove`, `dragStart`, `dragEnd` */
  constructor(on) {
    const { root, view, earlier, later } = this.#view;
    view.addEventListener('click', () => on.view(this));
    earlier.addEventListener('click', () => on.move(this, -1));
    later.addEventListener('click', () => on.move(this, 1));
    this.#view.delete.addEventListener('click', () => on.remove(this));
    this.#words = new Words(this.#view, (words) => on.describe(this, words));
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
    showThumbnail(picture, image, altOf(image, name, index));
    view.setAttribute('aria-label', `View ${which}${image.alt ? `: ${image.alt}` : ''}`);
    earlier.setAttribute('aria-label', `Move earlier: ${which}`);
    later.setAttribute('aria-label', `Move later: ${which}`);
    this.#view.delete.setAttribute('aria-label', `Delete ${which}`);
    this.#words.update(image, which);
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
