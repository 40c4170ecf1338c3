/** The videos that belong to no part. */

import { get } from './api.js';
import { copy } from './dom.js';
import { dropTarget, onFiles } from './drop-target.js';
import { counted } from './format.js';
import { isEditor } from './session.js';
import { UploadList } from './upload-list.js';
import { VideoList } from './video-list.js';

const SOURCE = 'api/support-videos';
const REFRESHING = 'Showing the videos as they are now';

export class SupportVideos {
  #view = copy('support-videos');
  #list;
  #uploads = new UploadList(this.#view.uploads);
  #told = [];
  title = 'Support videos';

  constructor() {
    this.#list = new VideoList(this.#view.videos, {
      path: 'uploads/support-videos',
      source: SOURCE,
      within: [],
      uploads: this.#uploads,
      show: () => this.#show(),
      refresh: () => this.refresh().catch((error) => this.#uploads.tell(REFRESHING, error)),
    });
    onFiles(this.#view.films, (files) => this.#list.add(files));
    dropTarget(this.element, isEditor, (files) => this.#list.add(files));
  }

  get element() {
    return this.#view.root;
  }

  /** Asks the server for them. */
  async refresh() {
    this.#told = await get(SOURCE);
    this.#show();
  }

  #show() {
    const count = this.#list.update(this.#told);
    this.#view.facts.textContent = counted(count, 'video');
    this.#view.empty.hidden = count > 0;
  }
}
