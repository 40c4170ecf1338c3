/** Sends a body by XMLHttpRequest, as fetch cannot tell how much of it is sent. */

import { Problem } from './problem.js';

/**
 * Sends a body, and returns the request with its answer; any status but 2xx is a Problem.
 *
 * @param method of HTTP
 * @param address where to
 * @param what the `headers`, the `body`, `progress`, called with the bytes sent and those in all, and
 *     the `signal` of an AbortController
 */
export function transfer(method, address, { headers = {}, body = null, progress, signal }) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => {
      request.abort();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    if (progress) {
      request.upload.onprogress = (event) => progress(event.loaded, event.total);
    }
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(request);
      } else {
        const retryAfter = request.getResponseHeader('Retry-After');
        reject(Problem.of(request.status, request.responseText, retryAfter));
      }
    };
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.send(body);
  });
}
