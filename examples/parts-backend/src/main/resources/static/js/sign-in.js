/** The dialog to sign in. */

import { announce } from './announce.js';
import { closable, refs } from './dom.js';
import { currentUser, demoAccounts, onUser, signIn } from './session.js';

const dialog = closable(document.getElementById('sign-in-dialog'));
const opener = document.getElementById('sign-in');
const form = dialog.querySelector('form');
const submit = form.querySelector('[type=submit]');
const { problem, demo, accounts } = refs(dialog);

export function startSignIn() {
  opener.addEventListener('click', open);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    check();
  });
  onUser((user) => {
    opener.hidden = user !== null;
    showDemoAccounts();
  });
}

/** Asks to sign in, and returns whether somebody did. */
export function askToSignIn() {
  open();
  return new Promise((resolve) => {
    const answer = () => resolve(currentUser() !== null);
    dialog.addEventListener('close', answer, { once: true });
  });
}

function open() {
  form.reset();
  problem.hidden = true;
  dialog.showModal();
}

async function check() {
  problem.hidden = true;
  submit.disabled = true;
  try {
    await signIn(form.elements.username.value, form.elements.password.value);
    dialog.close();
    document.getElementById('account').focus();
    announce(`Signed in as ${currentUser().name}`);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    form.elements.password.select();
  } finally {
    submit.disabled = false;
  }
}

function showDemoAccounts() {
  demo.hidden = demoAccounts().length === 0;
  accounts.replaceChildren(...demoAccounts().map(demoAccount));
}

function demoAccount({ email, name, password, role }) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button wide';
  button.textContent = `${name}, ${role === 'EDITOR' ? 'editor' : 'user'}`;
  button.addEventListener('click', () => {
    form.elements.username.value = email;
    form.elements.password.value = password;
    submit.focus();
  });
  item.append(button);
  return item;
}
