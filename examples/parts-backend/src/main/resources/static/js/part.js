/** A part: its gallery, its videos, and where more of both are dropped. */

import { get } from './api.js';
import { copy } from './dom.js';
import { dropTarget, onFiles } from './drop-target.js';
import { counted } from './format.js';
import { Gallery } from './gallery.js';
import { receipt, receiptToCome } from './receipt.js';
import { isRemoved } from './removals.js';
import { isEditor } from './session.js';
import { UploadList } from './upload-list.js';
import { upload } from './upload.js';
import { VideoList } from './video-list.js';

export class Part {
  #view = copy('part');
  #path;
  #uploads;
  #gallery;
  #videos;
  #source;
  #turn = 0;
  #told = { images: [], videos: [] };

  /** @param part as the server tells it */
  constructor(part) {
    this.#path = `uploads/parts/${part.id}`;
    this.#source = `api/parts/${part.id}`;
    const view = this.#view;
    const name = `${part.number} ${part.name}`;
    view.root.id = `part-${part.id}`;
    view.number.textContent = part.number;
    view.name.textContent = part.name;
    view.picturesOf.textContent = ` to ${name}`;
    view.videosOf.textContent = ` to ${name}`;

    this.#uploads = new UploadList(view.uploads);
    const self = {
      source: this.#source,
      uploads: this.#uploads,
      show: () => this.update(this.#told),
      refresh: () => this.#refresh(),
    };
    this.#gallery = new Gallery(view.gallery, { ...self, name, path: this.#path });
    const path = `${this.#path}/videos`;
    this.#videos = new VideoList(view.videos, { ...self, within: ['videos'], path });
    onFiles(view.pictures, (files) => this.#addPictures(files));
    onFiles(view.films, (files) => this.#videos.add(files));
    dropTarget(this.element, isEditor, (files) => this.#add(files));
  }

  get element() {
    return this.#view.root;
  }

  focus() {
    this.element.scrollIntoView({ block: 'nearest' });
    this.#view.pictures.focus({ preventScroll: true });
  }

  /** Shows what the server told of the part, but what the user has just removed. */
  update(part) {
    this.#told = part;
    const path = `${this.#path}/images`;
    const images = part.images.filter(({ id }) => !isRemoved(`${path}/${encodeURIComponent(id)}`));
    this.#gallery.update(images);
    const films = this.#videos.update(part.videos);
    const facts = [counted(images.length, 'picture'), counted(films, 'video')];
    this.#view.facts.textContent = facts.filter((fact) => !fact.startsWith('0')).join(', ');
    this.#view.empty.hidden = !this.#gallery.isEmpty;
  }

  /** Asks the server for this part alone: nothing else on the page moves. */
  async #refresh() {
    const mine = ++this.#turn;
    try {
      const part = await get(this.#source);
      if (mine === this.#turn) {
        this.update(part);
      }
    } catch (error) {
      this.#uploads.tell('Showing the part as it is now', error);
    }
  }

  #add(files) {
    const isVideo = (file) => file.type.startsWith('video/');
    this.#addPictures(files.filter((file) => !isVideo(file)));
    this.#videos.add(files.filter(isVideo));
  }

  /** Each picture is a request of its own: one that is refused keeps no other out. */
  #addPictures(files) {
    const path = `${this.#path}/images`;
    for (const file of files) {
      const form = new FormData();
      form.append('files', file);
      const giveRoom = this.#gallery.keepRoom();
      const done = (answer) => {
        giveRoom(answer.images[0].id);
        this.#refresh();
        return receipt(answer.receipts[0], { file, image: answer.images[0] });
      };
      const dismissed = () => {
        giveRoom();
        this.update(this.#told);
      };
      const send = (how) => upload(path, form, how);
      this.#uploads.add(file.name, send, done, { details: receiptToCome(file), dismissed });
    }
    this.update(this.#told);
  }
}
