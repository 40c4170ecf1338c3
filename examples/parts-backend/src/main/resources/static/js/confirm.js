/** Asks before something is gone for good. */

import { refs } from './dom.js';

const dialog = document.getElementById('confirmation');
const question = document.getElementById('confirmation-question');
const consequence = document.getElementById('confirmation-consequence');
const { confirm } = refs(dialog);

/** Returns whether it shall be. */
export function confirmed(asked, { because, action }) {
  question.textContent = asked;
  consequence.textContent = because;
  confirm.textContent = action;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'confirmed'), { once: true });
  });
}
