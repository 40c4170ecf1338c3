/** One upload: it waits, is sent, and ends. Its file is kept until the result is dismissed. */

import { announce } from './announce.js';
import { currentUser, onUser, refreshSession } from './session.js';
import { CANCELLED } from './upload.js';
import { UploadView } from './upload-view.js';

const ENDS = ['cancelled', 'done', 'failed'];

export class UploadRow {
  #name;
  #view;
  #isFile;
  #attempt = new AbortController();
  #user = currentUser()?.id;
  #mayBeSent = false;

  /**
   * @param name what it is called
   * @param isFile whether it can be sent again
   * @param list `again` puts the row in the queue once more, `dismiss` takes it out of the list, and
   *     `changed` hears of each state
   */
  constructor(name, isFile, list) {
    this.#name = name;
    this.#isFile = isFile;
    this.changed = () => list.changed();
    this.#view = new UploadView(name, {
      again: () => list.again(this),
      cancel: () => this.#cancel(),
      dismiss: () => list.dismiss(this),
    });
    const end = onUser(() => (this.element.isConnected ? this.checkUser() : end()));
  }

  get element() {
    return this.#view.element;
  }

  get isDone() {
    return this.#view.state === 'done';
  }

  get hasEnded() {
    return ENDS.includes(this.#view.state);
  }

  get mayTryAgain() {
    return this.hasEnded && this.#view.offersAgain;
  }

  /** It is sent as the user who chose the file, or not at all. */
  get isOfUser() {
    return currentUser()?.id === this.#user;
  }

  /** Waits for its turn, and returns the signal that this attempt is not to go on. */
  wait() {
    this.#attempt = new AbortController();
    this.#view.start();
    this.#view.waiting('Waiting');
    this.changed();
    return this.#attempt.signal;
  }

  async run(signal, send, done) {
    if (signal.aborted) {
      return;
    }
    const whileIt = (act) => signal.aborted || act();
    try {
      const answer = await send({
        signal,
        progress: (sent, all) => whileIt(() => this.#view.progress(sent, all)),
        waiting: (seconds, why) =>
          whileIt(() => this.#view.waiting(`${why}. Next try in ${seconds} s`)),
      });
      this.#succeed(done(answer));
    } catch (error) {
      if (!signal.aborted) {
        this.fail(error);
      }
    }
  }

  fail(error) {
    this.#end('failed', error.message, error.transient);
    announce(`${this.#name}: ${error.message}`);
    if (error.status === 401 || error.status === 403) {
      this.#findOutWhoIsSignedIn();
    }
  }

  /** If the session has ended, the page offers to sign in, and the row to go on after that. */
  async #findOutWhoIsSignedIn() {
    await refreshSession().catch(() => {});
    if (!currentUser() && this.#user) {
      this.#end('failed', 'You were signed out. Sign in again to send this.', true);
    }
  }

  /** Nobody sends the files of another user, nor is asked whether to. */
  checkUser() {
    if (!this.hasEnded && !this.isOfUser) {
      this.#attempt.abort();
      this.#end('cancelled', 'Broken off, as who is signed in has changed', true);
      announce(`${this.#name}: broken off`);
    } else if (this.hasEnded) {
      this.#offer();
    }
  }

  #cancel() {
    this.#attempt.abort(CANCELLED);
    this.#end('cancelled', 'Cancelled', false);
    announce(`${this.#name}: cancelled`);
  }

  #succeed({ summary, details = '' }) {
    this.#end('done', summary, false);
    this.#view.showDetails(details);
    announce(`${this.#name}: stored. ${summary}`);
  }

  #end(state, text, mayBeSent) {
    this.#mayBeSent = mayBeSent && this.#isFile;
    this.#view.end(state, text);
    this.#offer();
  }

  #offer() {
    const isForOther = currentUser() !== null && !this.isOfUser;
    this.#view.offer(...(this.#mayBeSent && !isForOther ? ['again'] : []), 'dismiss');
    this.changed();
  }
}
