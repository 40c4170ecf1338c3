/** Changes and removes the picture of a place that holds one: a profile photo, a logo. */

import { confirmed } from './confirm.js';
import { dropTarget, onFiles } from './drop-target.js';
import { receipt, receiptToCome } from './receipt.js';
import { forgetRemoval, removeLater, removeNow } from './removals.js';
import { UploadList } from './upload-list.js';
import { upload } from './upload.js';

/**
 * @param view the elements: `file` to choose one, `drop` to drop one on, `remove`, `uploads`
 * @param place `path` to upload to; where it is read, `source` and `within` (see `removeLater`);
 *     `what` it is, and what takes its place (`instead`); `mayChange` returns whether the user may;
 *     `shown` returns it, `show` shows what is not removed, `changed` asks the server first; `focusOf` asks for the point
 *     to cut a file around, if it is cut: null for none, undefined if the file is not to be sent
 */
export function onePicture(view, place) {
  const { path, what, instead, mayChange, changed, focusOf } = place;
  const uploads = new UploadList(view.uploads);
  const refresh = async () => {
    try {
      await changed();
    } catch (error) {
      uploads.tell(`Showing ${what} as it is now`, error);
    }
  };

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
      const send = async (how) => {
        await removeNow(path);
        return upload(path, form, how);
      };
      uploads.add(file.name, send, (answer) => {
        forgetRemoval(path);
        refresh();
        return receipt(answer.receipt, focus ? undefined : { file, image: answer.image });
      }, { details: receiptToCome(file, !focus) });
    }
  }

  async function remove() {
    const because = `${instead} For ten seconds, that can be undone.`;
    if (!(await confirmed(`Remove ${what}?`, { because, action: 'Remove it' }))) {
      return;
    }
    removeLater(path, what[0].toUpperCase() + what.slice(1), {
      ...place,
      uploads,
      isReplaceable: true,
      refresh,
      focus: () => view.remove.focus(),
      url: place.shown()?.url,
      thumbnail: place.shown()?.url,
    });
    uploads.focusInput(); // There is nothing left to remove.
  }

  onFiles(view.file, put);
  dropTarget(view.drop, mayChange, put);
  view.remove.addEventListener('click', remove);
}
