/** The dialog that adds a part together with its pictures. */

import { announce } from './announce.js';
import { closable, refs } from './dom.js';
import { UploadList } from './upload-list.js';
import { upload } from './upload.js';

const dialog = closable(document.getElementById('new-part'));
const form = dialog.querySelector('form');
const buttons = form.querySelectorAll('[type=submit], [data-close]');
const view = refs(dialog);
const uploads = new UploadList(view.uploads, showSending);
const { files } = form.elements;

/** With its other fields, a form of more would be beyond what the server takes. */
const MOST_PICTURES = 20;

let organization = null;
let added = null;
let isSending = false;

/**
 * @param of the organization that makes the part
 * @param tell called with the part when there is one more
 */
export function openNewPart(of, tell) {
  if (!isSending) {
    organization = of;
    added = tell;
    form.reset();
    checkFiles();
    view.uploads.replaceChildren();
    view.organization.textContent = of.name;
  }
  dialog.showModal();
}

/** The dialog stays until it is known whether there is a part: the row can be cancelled. */
function showSending(sending) {
  isSending = sending;
  for (const button of buttons) {
    button.disabled = sending;
  }
}

function checkFiles() {
  const isFine = files.files.length <= MOST_PICTURES;
  files.setCustomValidity(isFine ? '' : `Choose ${MOST_PICTURES} pictures at most.`);
}

files.addEventListener('change', checkFiles);
/** What the fields say now, which may be something else when it is tried again. */
function filledIn() {
  const data = new FormData(form);
  data.append('organizationId', organization.id);
  if (files.files.length === 0) {
    data.delete('files'); // Forms send an empty file for none.
  }
  return data;
}

dialog.addEventListener('cancel', (event) => isSending && event.preventDefault());
// Browsers close a dialog at the second Escape, whatever its `cancel` is told.
dialog.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && isSending) {
    event.preventDefault();
  }
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { name } = form.elements;
  view.uploads.replaceChildren();
  uploads.add(name.value, (how) => upload('uploads/parts', filledIn(), how), (part) => {
    dialog.close();
    added(part).then(() => announce(`Added ${part.name}`));
    return { summary: 'Stored' };
  });
  view.uploads.querySelector('[data-ref=cancel]').focus();
});
