/** A part: its gallery, its videos, and where more of both are dropped. */

import { copy } from './dom.js';
import { dropTarget, onFiles } from './drop-target.js';
import { counted } from './format.js';
import { Gallery } from './gallery.js';
import { receipt } from './receipt.js';
import { isEditor } from './session.js';
import { UploadList } from './upload-list.js';
import { VideoList } from './video-list.js';

export class Part {
  #view = copy('part');
  #path;
  #uploads;
  #gallery;
  #videos;
  #refresh;

  /**
   * @param part as the server tells it
   * @param refresh asks the server for everything again
   */
  constructor(part, refresh) {
    this.#path = `uploads/parts/${part.id}`;
    this.#refresh = refresh;
    const view = this.#view;
    const name = `${part.number} ${part.name}`;
    view.root.id = `part-${part.id}`;
    view.number.textContent = part.number;
    view.name.textContent = part.name;
    view.picturesOf.textContent = ` to ${name}`;
    view.videosOf.textContent = ` to ${name}`;

    this.#uploads = new UploadList(view.uploads);
    this.#gallery = new Gallery(view.gallery, { name, path: this.#path, uploads: this.#uploads, refresh });
    this.#videos = new VideoList(view.videos, { path: `${this.#path}/videos`, uploads: this.#uploads, refresh });
    onFiles(view.pictures, (files) => this.#addPictures(files));
    onFiles(view.films, (files) => this.#videos.add(files));
    dropTarget(this.element, isEditor, (files) => this.#add(files));
  }

  get element() {
    return this.#view.root;
  }

  update({ images, videos }) {
    const facts = [counted(images.length, 'picture'), counted(videos.length, 'video')];
    this.#view.facts.textContent = facts.filter((fact) => !fact.startsWith('0')).join(', ');
    this.#view.empty.hidden = images.length > 0;
    this.#gallery.update(images);
    this.#videos.update(videos);
  }

  #add(files) {
    const isVideo = (file) => file.type.startsWith('video/');
    this.#addPictures(files.filter((file) => !isVideo(file)));
    this.#videos.add(files.filter(isVideo));
  }

  /** Each picture is a request of its own: one that is refused keeps no other out. */
  #addPictures(files) {
    for (const file of files) {
      const form = new FormData();
      form.append('files', file);
      this.#uploads.add(file.name, `${this.#path}/images`, form, (answer) => {
        this.#refresh();
        return receipt(answer.receipts[0]);
      });
    }
  }
}
