/** Requests to the application: JSON in and out, problems as exceptions. */

import { Problem } from './problem.js';

/** Returns what is there, as JSON. */
export async function get(path) {
  return (await request('GET', path)).json();
}

/** Returns some of a list as its `items`, and how many it has in all as `total`. */
export async function getPage(path) {
  const answer = await request('GET', path);
  return { items: await answer.json(), total: Number(answer.headers.get('X-Total-Count')) };
}

/** Sends an object as JSON, a form as it is, or nothing. */
export async function send(method, path, body) {
  const isJson = body !== undefined && !(body instanceof URLSearchParams);
  await request(method, path, {
    body: isJson ? JSON.stringify(body) : body,
    keepalive: method === 'DELETE', // It is not taken back by leaving the page.
    headers: { ...csrf(), ...(isJson && { 'Content-Type': 'application/json' }) },
  });
}

/** Returns the header that proves that a write comes from this page, as Spring Security asks. */
export function csrf() {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token[1]) } : {};
}

async function request(method, path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { method, ...options });
  } catch {
    throw Problem.unreachable();
  }
  if (!answer.ok) {
    throw Problem.of(answer.status, await answer.text(), answer.headers.get('Retry-After'));
  }
  return answer;
}
