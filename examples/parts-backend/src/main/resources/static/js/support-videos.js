/** The videos that belong to no part. */

import { copy } from './dom.js';
import { dropTarget, onFiles } from './drop-target.js';
import { counted } from './format.js';
import { isEditor } from './session.js';
import { UploadList } from './upload-list.js';
import { VideoList } from './video-list.js';

export class SupportVideos {
  #view = copy('support-videos');
  #list;
  title = 'Support videos';

  /** @param refresh asks the server for everything again */
  constructor(refresh) {
    const uploads = new UploadList(this.#view.uploads);
    this.#list = new VideoList(this.#view.videos, { path: 'uploads/support-videos', uploads, refresh });
    onFiles(this.#view.films, (files) => this.#list.add(files));
    dropTarget(this.element, isEditor, (files) => this.#list.add(files));
  }

  get element() {
    return this.#view.root;
  }

  update(videos) {
    this.#view.facts.textContent = counted(videos.length, 'video');
    this.#view.empty.hidden = videos.length > 0;
    this.#list.update(videos);
  }
}
