/** Changes and removes the picture of a place that holds one: a profile photo, a logo. */

import { announce } from './announce.js';
import { send } from './api.js';
import { confirmed } from './confirm.js';
import { dropTarget, onFiles } from './drop-target.js';
import { receipt } from './receipt.js';
import { UploadList } from './upload-list.js';
import { upload } from './upload.js';

/**
 * @param view the elements: `file` to choose one, `drop` to drop one on, `remove`, `uploads`
 * @param place `path` to upload to; `what` it is, and what takes its place (`instead`); `mayChange`
 *     returns whether the user may; `changed` is called after; `focusOf` asks for the point to cut a
 *     file around, if it is cut: null for none, undefined if the file is not to be sent
 */
export function onePicture(view, { path, what, instead, mayChange, changed, focusOf }) {
  const uploads = new UploadList(view.uploads);

  async function put(files) {
    for (const file of files) {
      const form = new FormData();
      const focus = focusOf ? await focusOf(file) : null;
      if (focus === undefined) {
        continue;
      }
      if (focus) {
        form.append('focusX', focus.x);
        form.append('focusY', focus.y);
      }
      form.append('file', file);
      uploads.add(file.name, (how) => upload(path, form, how), (answer) => {
        changed();
        return receipt(answer.receipt, focus ? undefined : { file, image: answer.image });
      });
    }
  }

  async function remove() {
    if (!(await confirmed(`Remove ${what}?`, { because: instead, action: 'Remove it' }))) {
      return;
    }
    try {
      await send('DELETE', path);
      await changed();
      uploads.focusInput(); // There is nothing left to remove.
      announce(`Removed ${what}`);
    } catch (error) {
      uploads.tell(`Removing ${what}`, error);
    }
  }

  onFiles(view.file, put);
  dropTarget(view.drop, mayChange, put);
  view.remove.addEventListener('click', remove);
}
