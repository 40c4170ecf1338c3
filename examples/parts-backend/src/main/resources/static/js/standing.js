/** The line above the catalogue: how much there is and what the user may do, or what went wrong. */

import { announce } from './announce.js';
import { canDrop } from './drop-target.js';
import { findAll, isFiltered } from './find.js';
import { counted } from './format.js';
import { currentUser, isEditor, onUser } from './session.js';

const line = document.getElementById('standing');
let summary = '';
let found = 0;

export function startStanding() {
  onUser(show);
}

/** Shows how many parts were found, of those that the organizations have, and returns that. */
export function showFound(total, owners) {
  found = total;
  return showOwners(owners);
}

/** Shows how many parts there are since one was added. */
export function showOwners(owners) {
  const all = counted(owners.reduce((sum, owner) => sum + owner.parts, 0), 'part');
  summary = isFiltered()
    ? `${found} of ${all}.`
    : `${all} of ${counted(owners.length, 'organization')}.`;
  show();
  return summary;
}

function show() {
  if (summary) {
    line.textContent = `${summary} ${permission()}`;
  }
}

function permission() {
  if (isEditor()) {
    return canDrop()
      ? 'Drop pictures and videos on a part to add them.'
      : 'Add pictures and videos by the buttons of each part.';
  }
  return currentUser()
    ? 'You may change your own photo; editors change the rest.'
    : 'Sign in to add pictures and videos.';
}

/** Says why the catalogue is not as it should be, with what helps. */
export function showFailure(error) {
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button';
  again.textContent = error.transient ? 'Try again' : 'Show all parts';
  again.addEventListener('click', () => (error.transient ? location.reload() : findAll()));
  const what = `The catalogue could not be loaded. ${error.message} `;
  line.replaceChildren(what, again);
  document.querySelector('.skeleton')?.remove();
  announce(what);
}
