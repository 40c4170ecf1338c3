/** The dialog that adds a part together with its pictures. */

import { announce } from './announce.js';
import { closable, refs } from './dom.js';
import { UploadList } from './upload-list.js';

const dialog = closable(document.getElementById('new-part'));
const form = dialog.querySelector('form');
const submit = form.querySelector('[type=submit]');
const view = refs(dialog);
const uploads = new UploadList(view.uploads);

let organization = null;
let refresh = null;

/**
 * @param of the organization that makes the part
 * @param added called when there is one more
 */
export function openNewPart(of, added) {
  organization = of;
  refresh = added;
  form.reset();
  view.uploads.replaceChildren();
  view.organization.textContent = of.name;
  dialog.showModal();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  data.append('organizationId', organization.id);
  if (form.elements.files.files.length === 0) {
    data.delete('files'); // Forms send an empty file for none.
  }
  const name = data.get('name');
  view.uploads.replaceChildren();
  submit.disabled = true;
  if (await uploads.add(name, 'uploads/parts', data, () => ({ summary: 'Stored' }))) {
    dialog.close();
    await refresh();
    announce(`Added ${name}`);
  }
  submit.disabled = false;
});
