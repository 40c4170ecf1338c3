/** What the server answers instead of a result: the problem details of RFC 9457. */
export class Problem extends Error {
  constructor(status, detail, retryAfter = null) {
    super(detail);
    this.status = status;
    /** Seconds after which to try again, or null. */
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get transient() {
    return this.status === 0 || this.status >= 500 || [401, 423, 429].includes(this.status);
  }

  /** Reads a problem from an answer. */
  static of(status, body, retryAfter) {
    const seconds = Number.parseInt(retryAfter, 10);
    return new Problem(status, detailOf(body) ?? inWords(status), seconds >= 0 ? seconds : null);
  }

  /** There was no answer. */
  static unreachable() {
    return new Problem(0, 'The server could not be reached, or broke off the connection.');
  }
}

function detailOf(body) {
  try {
    return JSON.parse(body).detail;
  } catch {
    return undefined; // A proxy on the way has answered, in its own way.
  }
}

function inWords(status) {
  switch (status) {
    case 401:
      return 'Please sign in again.';
    case 403:
      return 'Your account may not do this.';
    case 413:
      return 'The file is too large.';
    default:
      return `The server answered with the status ${status}.`;
  }
}
