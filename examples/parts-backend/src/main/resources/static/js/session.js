/** Who is signed in. What only editors may do is shown to them alone: see `.for-editor` in base.css. */

import { get, send } from './api.js';

const changes = new EventTarget();
let session = { user: null, demoAccounts: [] };

export function currentUser() {
  return session.user;
}

export function isEditor() {
  return session.user?.role === 'EDITOR';
}

/** Returns the accounts anyone may use; there are none but in a demo. */
export function demoAccounts() {
  return session.demoAccounts;
}

/** Calls `listener` with the user, or null, whenever the server was asked. Returns how to end that. */
export function onUser(listener) {
  const call = () => listener(session.user);
  changes.addEventListener('user', call);
  return () => changes.removeEventListener('user', call);
}

/** Asks the server who is signed in. */
export async function refreshSession() {
  session = await get('api/session');
  document.documentElement.dataset.role = session.user?.role ?? 'NONE';
  changes.dispatchEvent(new Event('user'));
}

export async function signIn(username, password) {
  await send('POST', 'login', new URLSearchParams({ username, password }));
  await refreshSession();
}

export async function signOut() {
  await send('POST', 'logout');
  await refreshSession();
}
