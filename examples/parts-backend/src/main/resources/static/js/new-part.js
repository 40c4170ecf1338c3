/** The dialog that adds a part together with its pictures. */

import { announce } from './announce.js';
import { closable, refs } from './dom.js';
import { UploadList } from './upload-list.js';

const dialog = closable(document.getElementById('new-part'));
const form = dialog.querySelector('form');
const buttons = form.querySelectorAll('[type=submit], [data-close]');
const view = refs(dialog);
const uploads = new UploadList(view.uploads, showSending);
const { files } = form.elements;

/** With its other fields, a form of more would be beyond what the server takes. */
const MOST_PICTURES = 20;

let organization = null;
let refresh = null;
let isSending = false;

/**
 * @param of the organization that makes the part
 * @param added called when there is one more
 */
export function openNewPart(of, added) {
  if (!isSending) {
    organization = of;
    refresh = added;
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
dialog.addEventListener('cancel', (event) => isSending && event.preventDefault());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const data = new FormData(form);
  data.append('organizationId', organization.id);
  if (files.files.length === 0) {
    data.delete('files'); // Forms send an empty file for none.
  }
  const name = data.get('name');
  view.uploads.replaceChildren();
  uploads.add(name, 'uploads/parts', data, () => {
    dialog.close();
    refresh().then(() => announce(`Added ${name}`));
    return { summary: 'Stored' };
  });
  view.uploads.querySelector('[data-ref=cancel]').focus();
});
