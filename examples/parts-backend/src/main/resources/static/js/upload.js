/** Sends a form with files, and tells how far it is. */

import { csrf } from './api.js';
import { checkForm } from './limits.js';
import { wait } from './patience.js';
import { transfer } from './transfer.js';

const MOST_ATTEMPTS = 6;
const BUSY = [423, 503];

/** The reason of a signal that is aborted because the user does not want the upload any more. */
export const CANCELLED = new DOMException('Cancelled', 'AbortError');

/**
 * Uploads a form and returns the answer. A server that is busy is asked again when it says. What is
 * larger than the server takes is not sent.
 *
 * @param path where to
 * @param form the FormData
 * @param how `progress`, called with the bytes sent and those in all; `waiting`, called each second
 *     with the seconds left until the next attempt, and why; `signal` of an AbortController, which
 *     ends the sending, or the waiting
 */
export async function upload(path, form, how) {
  await checkForm(form);
  const { progress, signal } = how;
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { Accept: 'application/json', ...csrf() };
      const answer = await transfer('POST', path, { headers, body: form, progress, signal });
      return answer.status === 204 ? null : JSON.parse(answer.responseText);
    } catch (error) {
      if (!BUSY.includes(error.status) || attempt === MOST_ATTEMPTS) {
        throw error;
      }
      await wait(error.retryAfter ?? attempt, how, 'The server is busy');
    }
  }
}
