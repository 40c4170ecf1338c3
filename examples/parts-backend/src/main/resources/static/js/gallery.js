/** The pictures of a part, in their order, which editors change by buttons or by dragging. */

import { announce } from './announce.js';
import { send } from './api.js';
import { confirmed } from './confirm.js';
import { arrange, copy } from './dom.js';
import { openLightbox } from './lightbox.js';
import { removeLater } from './removals.js';
import { isEditor } from './session.js';
import { Tile } from './tile.js';

export class Gallery {
  #element;
  #part;
  #tiles = new Map();
  #rooms = new Map();
  #dragged = null;
  #saved = Promise.resolve();
  #unsaved = 0;

  /**
   * @param element the list
   * @param part the part's `name`, the `path` to change it, its `uploads`, `show`, which shows again
   *     what is not removed, and `refresh`, which asks the server first
   */
  constructor(element, part) {
    this.#element = element;
    this.#part = part;
    element.addEventListener('dragover', (event) => this.#dragOver(event));
    element.addEventListener('drop', (event) => this.#dragged && event.preventDefault());
  }

  /** Shows these pictures. Tiles of those that were there stay, so that nothing flickers. */
  update(images) {
    if (this.#dragged || this.#unsaved > 0) {
      return; // What the user is ordering does not jump back; an update follows.
    }
    const old = this.#tiles;
    this.#tiles = new Map(images.map((image) => [image.id, old.get(image.id) ?? this.#tile()]));
    images.forEach((image, index) => {
      const tile = this.#tiles.get(image.id);
      tile.update(image, { name: this.#part.name, index, count: images.length });
    });
    for (const [room, id] of this.#rooms) {
      if (this.#tiles.has(id)) {
        this.#rooms.delete(room);
      }
    }
    this.#arrange();
  }

  /**
   * Keeps the room of a picture that is on its way: what is below then stays where it is. Returns how
   * to give it up, either to a picture with an id, once that is shown, or at once.
   */
  keepRoom() {
    const { root } = copy('room');
    this.#rooms.set(root, null);
    this.#arrange();
    return (id = null) => {
      if (id === null) {
        this.#rooms.delete(root);
        this.#arrange();
      } else if (this.#rooms.has(root)) {
        this.#rooms.set(root, id);
      }
    };
  }

  get isEmpty() {
    return this.#tiles.size + this.#rooms.size === 0;
  }

  #arrange() {
    if (!this.#dragged && this.#unsaved === 0) {
      const tiles = [...this.#tiles.values()].map((tile) => tile.element);
      arrange(this.#element, [...tiles, ...this.#rooms.keys()]);
    }
  }

  #tile() {
    return new Tile({
      view: (tile) => openLightbox(this.#part.name, this.#shown(), this.#shown().indexOf(tile)),
      move: (tile, step) => this.#move(tile, step),
      describe: (tile, words) => this.#describe(tile, words),
      remove: (tile) => this.#remove(tile),
      dragStart: (event, tile) => this.#dragStart(event, tile),
      dragEnd: (event) => this.#dragEnd(event),
    });
  }

  /** The tiles in the order of the page, which is ahead of the server's while that is saved. */
  #shown() {
    const byElement = new Map([...this.#tiles.values()].map((tile) => [tile.element, tile]));
    return [...this.#element.querySelectorAll('.tile')].map((element) => byElement.get(element));
  }

  #move(tile, step) {
    const order = this.#shown();
    const to = order.indexOf(tile) + step;
    if (to < 0 || to >= order.length) {
      return;
    }
    if (step < 0) {
      order[to].element.before(tile.element);
    } else {
      order[to].element.after(tile.element);
    }
    tile.focusMove(step); // An element that is moved loses the focus.
    announce(`Picture ${to + 1} of ${order.length}`);
    this.#save();
  }

  /** Saves the order on the page, after the orders before it. */
  #save() {
    const order = this.#shown().map((tile) => tile.image.id);
    this.#unsaved++;
    this.#saved = this.#saved.then(async () => {
      try {
        await send('PUT', `${this.#part.path}/images/order`, { order });
      } catch (error) {
        this.#part.uploads.tell('Changing the order', error);
      }
      this.#unsaved--;
      await this.#part.refresh();
    });
  }

  async #describe(tile, words) {
    const id = encodeURIComponent(tile.image.id);
    await send('PUT', `${this.#part.path}/images/${id}/words`, words);
    await this.#part.refresh();
  }

  async #remove(tile) {
    const place = this.#shown().indexOf(tile);
    const question = `Delete picture ${place + 1} of ${this.#part.name}?`;
    const because = 'For ten seconds, that can be undone.';
    if (!(await confirmed(question, { because, action: 'Delete it' }))) {
      return;
    }
    removeLater(
      `${this.#part.path}/images/${encodeURIComponent(tile.image.id)}`,
      `Picture ${place + 1} of ${this.#part.name}`,
      {
        ...this.#part,
        within: ['images'],
        thumbnail: tile.image.thumbnails[0]?.url,
        focus: () => this.#tiles.get(tile.image.id)?.focusView(),
      },
    );
    const next = this.#shown()[Math.min(place, this.#tiles.size - 1)];
    if (next) {
      next.focusView();
    } else {
      this.#part.uploads.focusInput();
    }
  }

  #dragStart(event, tile) {
    if (!isEditor()) {
      event.preventDefault();
      return;
    }
    this.#dragged = { tile, next: tile.element.nextSibling };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', tile.image.id);
    tile.element.classList.add('is-dragged');
  }

  /** Moves the dragged tile before or after the one that the pointer is on. */
  #dragOver(event) {
    if (!this.#dragged) {
      return;
    }
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const { element } = this.#dragged.tile;
    const target = event.target.closest('.tile');
    if (target && target !== element) {
      const box = target.getBoundingClientRect();
      const isBefore = event.clientX < box.left + box.width / 2;
      const place = isBefore ? target : target.nextSibling;
      if (place !== element && place !== element.nextSibling) {
        this.#element.insertBefore(element, place);
      }
    }
  }

  #dragEnd(event) {
    if (!this.#dragged) {
      return;
    }
    const { tile, next } = this.#dragged;
    this.#dragged = null;
    tile.element.classList.remove('is-dragged');
    if (event.dataTransfer.dropEffect === 'none') {
      this.#element.insertBefore(tile.element, next); // Let go elsewhere, or Escape.
    } else if (tile.element.nextSibling !== next) {
      this.#save();
      return;
    }
    this.#part.refresh();
  }
}
