/** Sends a form with files, and tells how far it is. XMLHttpRequest, as fetch cannot tell. */

import { csrf } from './api.js';
import { Problem } from './problem.js';

const MOST_ATTEMPTS = 6;

/**
 * Uploads a form and returns the answer. A server that is busy (503) is asked again when it says.
 *
 * @param path where to
 * @param form the FormData
 * @param progress called with the bytes sent and those in all
 * @param waiting called each second with the seconds left until the next attempt
 * @param signal of an AbortController: ends the sending, or the waiting
 */
export async function upload(path, form, { progress, waiting, signal }) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(path, form, progress, signal);
    } catch (error) {
      if (error.status !== 503 || attempt === MOST_ATTEMPTS) {
        throw error;
      }
      await wait(error.retryAfter ?? attempt, waiting, signal);
    }
  }
}

function send(path, form, progress, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText));
      } else {
        const retryAfter = request.getResponseHeader('Retry-After');
        reject(Problem.of(request.status, request.responseText, retryAfter));
      }
    };
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason);
    });
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(csrf())) {
      request.setRequestHeader(name, value);
    }
    request.send(form);
  });
}

async function wait(seconds, waiting, signal) {
  for (let left = seconds; left > 0; left--) {
    waiting(left);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    signal.throwIfAborted();
  }
}
