/** The uploads of one owner, one after the other, each with its progress and how it ended. */

import { announce } from './announce.js';
import { copy } from './dom.js';
import { bytes } from './format.js';
import { refreshSession } from './session.js';
import { upload } from './upload.js';

export class UploadList {
  #element;
  #last = Promise.resolve();

  constructor(element) {
    this.#element = element;
  }

  /**
   * Uploads something after what was added before, and returns whether that succeeded.
   *
   * @param name what it is called
   * @param path where to
   * @param form the FormData, with the file
   * @param done called with the answer; returns its `summary`, and an element with `details` if any
   */
  add(name, path, form, done) {
    const row = new Row(name);
    this.#element.append(row.element);
    row.element.scrollIntoView({ block: 'nearest' });
    return new Promise((resolve) => {
      const enqueue = () => {
        this.#last = this.#last.then(async () => resolve(await row.run(path, form, done)));
      };
      row.onAgain = enqueue;
      enqueue();
    });
  }

  /** Says, where the results of uploads are, what else did not succeed. */
  tell(what, error) {
    const row = new Row(what);
    row.fail(error);
    this.#element.append(row.element);
  }
}

/** One upload as a row. */
class Row {
  #name;
  #view;
  #abort = new AbortController();

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
    dismiss.addEventListener('click', () => this.element.remove());
    this.#wait('Waiting');
  }

  get element() {
    return this.#view.root;
  }

  /** Set by the list: puts the row in its queue once more. */
  onAgain = () => {};

  async run(path, form, done) {
    try {
      const answer = await upload(path, form, {
        signal: this.#abort.signal,
        progress: (sent, all) => this.#progress(sent, all),
        waiting: (seconds) => this.#wait(`The server is busy. Next try in ${seconds} s`),
      });
      this.#succeed(done(answer));
      return true;
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.fail(error);
        this.#view.again.hidden = !error.transient;
      }
      return false;
    }
  }

  #cancel() {
    this.#abort.abort();
    this.#end('cancelled', 'Cancelled');
    this.#view.dismiss.focus(); // The button that had the focus is gone.
    announce(`${this.#name}: cancelled`);
  }

  #progress(sent, all) {
    this.#view.progress.value = sent / all;
    this.#view.cancel.hidden = sent === all; // What the server has, it may have stored.
    if (sent < all) {
      this.#show('sending', `${bytes(sent)} of ${bytes(all)}`);
    } else {
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

  fail(error) {
    this.#end('failed', error.message);
    announce(`${this.#name}: ${error.message}`);
    if (error.status === 401 || error.status === 403) {
      refreshSession(); // It may have ended: the page then offers to sign in.
    }
  }

  #tryAgain() {
    this.#view.again.hidden = true;
    this.#view.dismiss.hidden = true;
    this.#view.progress.hidden = false;
    this.#wait('Waiting');
    this.#view.cancel.focus();
    this.onAgain();
  }

  #wait(text) {
    this.#view.progress.value = 0;
    this.#view.cancel.hidden = false;
    this.#show('waiting', text);
  }

  #end(state, text) {
    this.#show(state, text);
    this.#view.progress.hidden = true;
    this.#view.cancel.hidden = true;
    this.#view.dismiss.hidden = false;
  }

  #show(state, text) {
    this.element.dataset.state = state;
    this.#view.state.textContent = text;
  }
}
