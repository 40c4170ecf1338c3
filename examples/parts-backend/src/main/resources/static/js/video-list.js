/** Videos that are played, added and deleted: those of a part, or the support videos. */

import { confirmed } from './confirm.js';
import { arrange, copy } from './dom.js';
import { bytes, dimensions, duration, titleOf } from './format.js';
import { askAgain } from './player.js';
import { isRemoved, removeLater } from './removals.js';
import { uploadVideo } from './video-upload.js';

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
   * @param owner the `path` to change them, `source` and `within` to read them (see `removeLater`),
   *     their `uploads`, `show`, which shows again what is not removed, and `refresh`, which asks the
   *     server first
   */
  constructor(element, owner) {
    this.#element = element;
    this.#owner = owner;
  }

  /** Shows those of these videos that are not removed, and returns how many that are. */
  update(videos) {
    const old = this.#items;
    this.#items = new Map(
      videos
        .filter(({ id }) => !isRemoved(this.#pathOf(id)))
        .map((video) => [video.id, old.get(video.id) ?? this.#item(video)]),
    );
    arrange(this.#element, [...this.#items.values()]); // Those that were there go on playing.
    return this.#items.size;
  }

  #pathOf(id) {
    return `${this.#owner.path}/${encodeURIComponent(id)}`;
  }

  /** Uploads files, with their names as titles. */
  add(files) {
    for (const file of files) {
      const send = (how) => uploadVideo(this.#owner.path, titleOf(file.name), file, how);
      this.#owner.uploads.add(file.name, send, (video) => {
        this.#owner.refresh();
        return { summary: `Stored as it is: ${factsOf(video)}` };
      });
    }
  }

  #item(video) {
    const view = copy('video');
    view.title.textContent = video.title;
    view.facts.textContent = factsOf(video);
    // Without a poster, players then show a frame before they are started.
    view.player.src = video.poster ? video.url : `${video.url}#t=0.1`;
    if (video.poster) {
      view.player.poster = video.poster;
      view.player.style.backgroundImage = video.placeholder ? `url("${video.placeholder}")` : '';
    }
    if (video.width) {
      view.player.width = video.width;
      view.player.height = video.height;
    }
    view.player.setAttribute('aria-label', video.title);
    view.delete.setAttribute('aria-label', `Delete the video ${video.title}`);
    view.delete.addEventListener('click', () => this.#remove(video));
    askAgain(view.player);
    nearby.observe(view.player);
    return view.root;
  }

  async #remove({ id, title }) {
    const because = 'For ten seconds, that can be undone.';
    const place = [...this.#items.keys()].indexOf(id);
    if (!(await confirmed(`Delete the video “${title}”?`, { because, action: 'Delete it' }))) {
      return;
    }
    removeLater(this.#pathOf(id), `The video “${title}”`, {
      ...this.#owner,
      focus: () => this.#items.get(id)?.querySelector('[data-ref=delete]').focus(),
    });
    const next = this.#element.children[Math.min(place, this.#items.size - 1)];
    if (next) {
      next.querySelector('[data-ref=delete]').focus();
    } else {
      this.#owner.uploads.focusInput();
    }
  }
}

function factsOf({ contentType, durationMillis, width, height, size }) {
  return [
    KINDS[contentType] ?? contentType,
    ...(durationMillis ? [duration(durationMillis)] : []),
    ...(width ? [dimensions(width, height)] : []),
    bytes(size),
  ].join(', ');
}
