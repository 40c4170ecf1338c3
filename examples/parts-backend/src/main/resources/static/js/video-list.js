/** Videos that are played, added and deleted: those of a part, or the support videos. */

import { announce } from './announce.js';
import { send } from './api.js';
import { confirmed } from './confirm.js';
import { copy } from './dom.js';
import { bytes, titleOf } from './format.js';

const KINDS = { 'video/mp4': 'MP4', 'video/webm': 'WebM', 'video/quicktime': 'QuickTime' };

/** Players ask for a video's beginning once they come near to what is seen. */
const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        target.preload = 'metadata';
        nearby.unobserve(target);
      }
    }
  },
  { rootMargin: '50%' },
);

export class VideoList {
  #element;
  #owner;
  #items = new Map();

  /**
   * @param element the list
   * @param owner the `path` to change them, their `uploads`, and `refresh`, which asks the server for
   *     everything again
   */
  constructor(element, owner) {
    this.#element = element;
    this.#owner = owner;
  }

  /** Shows these videos. Those that were there stay, and go on playing. */
  update(videos) {
    const ids = new Set(videos.map((video) => video.id));
    for (const [id, item] of this.#items) {
      if (!ids.has(id)) {
        item.remove();
        this.#items.delete(id);
      }
    }
    for (const video of videos.filter(({ id }) => !this.#items.has(id))) {
      const item = this.#item(video);
      this.#items.set(video.id, item);
      this.#element.append(item);
    }
  }

  /** Uploads files, with their names as titles. */
  add(files) {
    for (const file of files) {
      const form = new FormData();
      form.append('title', titleOf(file.name));
      form.append('file', file);
      this.#owner.uploads.add(file.name, this.#owner.path, form, (video) => {
        this.#owner.refresh();
        return { summary: `Stored as it is: ${factsOf(video)}` };
      });
    }
  }

  #item(video) {
    const view = copy('video');
    view.title.textContent = video.title;
    view.facts.textContent = factsOf(video);
    view.player.src = `${video.url}#t=0.1`; // Players then show a frame before they are started.
    view.player.setAttribute('aria-label', video.title);
    view.delete.setAttribute('aria-label', `Delete the video ${video.title}`);
    view.delete.addEventListener('click', () => this.#remove(video));
    nearby.observe(view.player);
    return view.root;
  }

  async #remove({ id, title }) {
    const because = 'It cannot be brought back.';
    const place = [...this.#items.keys()].indexOf(id);
    if (!(await confirmed(`Delete the video “${title}”?`, { because, action: 'Delete it' }))) {
      return;
    }
    try {
      await send('DELETE', `${this.#owner.path}/${encodeURIComponent(id)}`);
      announce(`Deleted the video ${title}`);
    } catch (error) {
      this.#owner.uploads.tell(`Deleting ${title}`, error);
    }
    await this.#owner.refresh();
    const next = this.#element.children[Math.min(place, this.#items.size - 1)];
    if (next) {
      next.querySelector('[data-ref=delete]').focus();
    } else {
      this.#owner.uploads.focusInput();
    }
  }
}

function factsOf({ contentType, size }) {
  return `${KINDS[contentType] ?? contentType}, ${bytes(size)}`;
}
