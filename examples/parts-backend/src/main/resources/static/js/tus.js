/** Sends a file in pieces by tus 1.0, and goes on after what came when the connection is back. */

import { csrf } from './api.js';
import { wait } from './patience.js';
import { transfer } from './transfer.js';

/** At most this much is sent in vain if a connection breaks. */
const PIECE = 4 * 1024 * 1024;

/** Seconds to wait after each failure in a row; the next one is the last. */
const PAUSES = [1, 1, 2, 3, 5, 8, 10, 15, 15];

/** Locked (423) is what the server has not yet seen the end of, after a connection broke. */
const AGAIN = [0, 409, 423, 500, 502, 503, 504];
const GONE = [404, 410];
const WHY = { 0: 'The connection broke', 423: 'The connection broke' };

export class TusUpload {
  #endpoint;
  #file;
  #how;
  #memory;
  #offset = null;
  #failures = 0;

  /**
   * @param endpoint where uploads are begun
   * @param file the File
   * @param memory `address` of the upload that was begun with this file before, or null, which is
   *     kept up to date
   * @param how as for `upload`
   */
  constructor(endpoint, file, memory, how) {
    this.#endpoint = endpoint;
    this.#file = file;
    this.#memory = memory;
    this.#how = how;
  }

  /** Sends what is missing. Returns the last part of its address, which names it. */
  async send() {
    while (this.#offset !== this.#file.size) {
      try {
        await this.#step();
      } catch (error) {
        await this.#recover(error);
      }
    }
    return new URL(this.#memory.address).pathname.split('/').at(-1);
  }

  /** Has the server forget what came. If it does not hear that, it does so after a day. */
  async giveUp() {
    const { address } = this.#memory;
    this.#memory.address = null;
    const signal = AbortSignal.timeout(20_000);
    for (let isLocked = address !== null; isLocked; ) {
      const done = transfer('DELETE', address, { headers: headers(), signal });
      isLocked = await done.then(() => false, (error) => error.status === 423);
      await new Promise((resolve) => setTimeout(resolve, isLocked ? 500 : 0));
    }
  }

  async #step() {
    if (!this.#memory.address) {
      await this.#begin();
    } else if (this.#offset === null) {
      await this.#ask();
    } else {
      await this.#sendPiece();
    }
  }

  async #begin() {
    const about = { 'Upload-Length': this.#file.size };
    const answer = await this.#request('POST', this.#endpoint, about);
    const base = new URL(this.#endpoint, document.baseURI);
    this.#memory.address = new URL(answer.getResponseHeader('Location'), base).href;
    this.#offset = 0;
  }

  async #ask() {
    const answer = await this.#request('HEAD', this.#memory.address, {});
    const isThis = Number(answer.getResponseHeader('Upload-Length')) === this.#file.size;
    if (isThis) {
      this.#came(answer);
    } else {
      this.#memory.address = null;
    }
  }

  async #sendPiece() {
    const from = this.#offset;
    const body = this.#file.slice(from, from + PIECE);
    const about = { 'Upload-Offset': from, 'Content-Type': 'application/offset+octet-stream' };
    const progress = (sent) => this.#how.progress(from + sent, this.#file.size);
    this.#came(await this.#request('PATCH', this.#memory.address, about, { body, progress }));
  }

  #came(answer) {
    const offset = Number(answer.getResponseHeader('Upload-Offset'));
    if (offset > (this.#offset ?? -1)) {
      this.#failures = 0;
    }
    this.#offset = offset;
    this.#how.progress(offset, this.#file.size);
  }

  async #recover(error) {
    const isGone = GONE.includes(error.status) && this.#memory.address;
    const pause = error.retryAfter ?? PAUSES[this.#failures];
    if (!(isGone || AGAIN.includes(error.status)) || this.#failures++ === PAUSES.length) {
      throw error;
    }
    this.#offset = null; // Only the server knows what of the piece came.
    if (isGone) {
      this.#memory.address = null; // It has waited too long.
    } else {
      await wait(pause, this.#how, WHY[error.status] ?? 'The server is busy');
    }
  }

  #request(method, address, about, more) {
    const { signal } = this.#how;
    return transfer(method, address, { headers: { ...headers(), ...about }, signal, ...more });
  }
}

function headers() {
  return { 'Tus-Resumable': '1.0.0', ...csrf() };
}
