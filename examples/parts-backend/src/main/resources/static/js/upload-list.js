/** The uploads of one owner, one after the other, each with its progress and how it ended. */

import { announce } from './announce.js';
import { copy } from './dom.js';
import { bytes } from './format.js';
import { currentUser, onUser, refreshSession } from './session.js';
import { upload } from './upload.js';

export class UploadList {
  #element;
  #busy;
  #last = Promise.resolve();
  #unfinished = 0;

  /**
   * @param element the list; beside it is the input for files
   * @param busy called with whether there are uploads that have not ended
   */
  constructor(element, busy = () => {}) {
    this.#element = element;
    this.#busy = busy;
  }

  /**
   * Uploads something after what was added before.
   *
   * @param name what it is called
   * @param path where to
   * @param form the FormData, with the file
   * @param done called with the answer, at whichever attempt that comes; returns its `summary`, and
   *     an element with `details` if any
   */
  add(name, path, form, done) {
    const row = this.#row(name);
    row.element.scrollIntoView({ block: 'nearest' });
    const enqueue = () => {
      row.wait();
      this.#busy(++this.#unfinished > 0);
      this.#last = this.#last.then(async () => {
        await row.run(path, form, done);
        this.#busy(--this.#unfinished > 0);
      });
    };
    row.onAgain = enqueue;
    enqueue();
  }

  /** Says, where the results of uploads are, what else did not succeed. */
  tell(what, error) {
    this.#row(what).fail(error);
  }

  /** For when what had the focus is gone. */
  focusInput() {
    this.#element.parentElement.querySelector('[type=file]').focus();
  }

  #row(name) {
    const row = new Row(name);
    row.onDismiss = () => this.#dismiss(row.element);
    this.#element.append(row.element);
    return row;
  }

  #dismiss(element) {
    const next = element.nextElementSibling ?? element.previousElementSibling;
    element.remove();
    if (next) {
      next.focus();
    } else {
      this.focusInput();
    }
  }
}

/** One upload as a row. */
class Row {
  #name;
  #view;
  #abort = new AbortController();
  #user = currentUser()?.id;
  #endWatch = () => {};

  constructor(name) {
    this.#name = name;
    this.#view = copy('upload');
    const { file, progress, cancel, again, dismiss } = this.#view;
    file.textContent = name;
    progress.setAttribute('aria-label', `Progress of ${name}`);
    cancel.setAttribute('aria-label', `Cancel ${name}`);
    again.setAttribute('aria-label', `Try ${name} again`);
    dismiss.setAttribute('aria-label', `Dismiss the result of ${name}`);
    cancel.addEventListener('click', () => this.#cancel());
    again.addEventListener('click', () => this.#tryAgain());
    dismiss.addEventListener('click', () => this.onDismiss());
  }

  get element() {
    return this.#view.root;
  }

  /** Set by the list: puts the row in its queue once more. */
  onAgain = () => {};

  /** Set by the list: takes the row out of it. */
  onDismiss = () => {};

  /** Waits for its turn. It is sent as the user who chose the file, or not at all. */
  wait() {
    this.#wait('Waiting');
    this.#endWatch = onUser(() => this.#isOfUser() || this.#breakOff());
  }

  async run(path, form, done) {
    try {
      const answer = await upload(path, form, {
        signal: this.#abort.signal,
        progress: (sent, all) => this.#progress(sent, all),
        waiting: (seconds) => this.#wait(`The server is busy. Next try in ${seconds} s`),
      });
      this.#succeed(done(answer));
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.fail(error, error.transient);
      }
    }
  }

  #cancel() {
    this.#abort.abort();
    this.#end('cancelled', 'Cancelled');
    announce(`${this.#name}: cancelled`);
  }

  #isOfUser() {
    return currentUser()?.id === this.#user;
  }

  #breakOff() {
    this.#abort.abort();
    this.#end('cancelled', 'Broken off, as who is signed in has changed');
    announce(`${this.#name}: broken off`);
  }

  #progress(sent, all) {
    this.#view.progress.value = sent / all;
    if (sent < all) {
      this.#offer('cancel');
      this.#show('sending', `${bytes(sent)} of ${bytes(all)}`);
    } else {
      this.#offer(); // What the server has, it may have stored.
      // All is sent; how long the server takes to make a WebP of it, it does not tell.
      this.#view.progress.removeAttribute('value');
      this.#show('storing', 'Storing …');
    }
  }

  #succeed({ summary, details = '' }) {
    this.#end('done', summary);
    this.element.append(details);
    announce(`${this.#name}: stored. ${summary}`);
  }

  fail(error, mayTryAgain = false) {
    this.#end('failed', error.message, ...(mayTryAgain ? ['again'] : []));
    announce(`${this.#name}: ${error.message}`);
    if (error.status === 401 || error.status === 403) {
      refreshSession(); // It may have ended: the page then offers to sign in.
    }
  }

  #tryAgain() {
    if (this.#isOfUser()) {
      this.#view.progress.hidden = false;
      this.onAgain();
    } else {
      this.#breakOff();
    }
  }

  #wait(text) {
    this.#view.progress.value = 0;
    this.#offer('cancel');
    this.#show('waiting', text);
  }

  #end(state, text, ...more) {
    this.#endWatch();
    this.#show(state, text);
    this.#view.progress.hidden = true;
    this.#offer(...more, 'dismiss');
  }

  /** Shows these buttons alone. The focus, if it is here, goes to the first, or to the row. */
  #offer(...shown) {
    const hasFocus = this.element.contains(document.activeElement);
    for (const button of ['again', 'cancel', 'dismiss']) {
      this.#view[button].hidden = !shown.includes(button);
    }
    if (hasFocus) {
      (this.#view[shown[0]] ?? this.element).focus();
    }
  }

  #show(state, text) {
    this.element.dataset.state = state;
    this.#view.state.textContent = text;
  }
}
