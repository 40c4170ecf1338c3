/** The user's own account: the photo, and the way out. */

import { announce } from './announce.js';
import { closable, refs } from './dom.js';
import { chooseFocus } from './focus-picker.js';
import { onePicture } from './one-picture.js';
import { show } from './picture.js';
import { isRemoved, sendPending } from './removals.js';
import { currentUser, onUser, refreshSession, signOut } from './session.js';

const ROLES = {
  USER: 'You may change your own photo.',
  EDITOR: 'You may change your own photo, logos, parts and videos.',
};

const PATH = 'uploads/users/profile-photo';

const opener = document.getElementById('account');
const dialog = closable(document.getElementById('profile'));
const badge = refs(opener);
const view = refs(dialog);

export function startProfile() {
  opener.addEventListener('click', () => dialog.showModal());
  view.signOut.addEventListener('click', leave);
  onePicture(view, {
    path: PATH,
    source: 'api/session',
    within: ['user', 'photo'],
    what: 'your photo',
    instead: 'Your initials take its place.',
    mayChange: () => true,
    shown: () => currentUser()?.photo,
    show: () => currentUser() && showUser(currentUser()),
    changed: refreshSession,
    focusOf: chooseFocus,
  });
  onUser((user) => {
    opener.hidden = user === null;
    if (user) {
      showUser(user);
    }
  });
}

/** Shows who is signed in, but for a photo that was just removed. */
function showUser(told) {
  const user = isRemoved(PATH) ? { ...told, photo: null } : told;
  badge.name.textContent = user.name;
  view.name.textContent = user.name;
  view.email.textContent = user.email;
  view.role.textContent = ROLES[user.role];
  view.choose.textContent = user.photo ? 'Change photo' : 'Choose a photo';
  view.remove.hidden = !user.photo;
  showPhoto(badge.avatar, user, '');
  showPhoto(view.photo, user, `Photo of ${user.name}`);
}

/** Shows the photo, or the initials where there is none. */
function showPhoto(frame, user, alt) {
  if (user.photo) {
    const img = frame.querySelector('img') ?? document.createElement('img');
    frame.replaceChildren(img);
    show(img, user.photo, alt);
  } else {
    frame.textContent = user.name.replace(/(\S)\S*\s*/g, '$1').slice(0, 2);
  }
}

async function leave() {
  view.problem.hidden = true;
  try {
    await sendPending(); // As who removed it.
    await signOut();
  } catch (error) {
    view.problem.textContent = error.message;
    view.problem.hidden = false;
    return;
  }
  view.uploads.replaceChildren();
  dialog.close();
  document.getElementById('sign-in').focus();
  announce('Signed out');
}
