/** What may be uploaded, as the server tells it: other files are neither offered nor sent. */

import { get } from './api.js';
import { mebibytes } from './format.js';
import { Problem } from './problem.js';

const NAMES = { pictures: 'A picture', videos: 'A video' };

let asked = null;

/** Returns the limits, or null while they are not known: the server then says what is too much. */
function limits() {
  asked ??= get('api/limits').catch(() => {
    asked = null;
    return null;
  });
  return asked;
}

/** Lets the file fields of the page, and those still to come, offer what is accepted. */
export async function startLimits() {
  const known = await limits();
  const templates = [...document.querySelectorAll('template')].map((each) => each.content);
  for (const root of known ? [document, ...templates] : []) {
    for (const field of root.querySelectorAll('[type=file]')) {
      const kind = field.accept.startsWith('video/') ? 'videos' : 'pictures';
      field.accept = known[kind].accept;
    }
  }
}

/** Throws a Problem if a video is larger than any that is taken. */
export async function checkVideo(file) {
  check('videos', file, await limits());
}

/** Throws a Problem if one of the pictures is larger than any that is taken, or all are together. */
export async function checkForm(form) {
  const known = await limits();
  const files = [...form.values()].filter((value) => value instanceof File);
  files.forEach((file) => check('pictures', file, known));
  const all = files.reduce((sum, file) => sum + file.size, 0);
  if (known && all > known.formBytes) {
    const words = `Together these files have ${mebibytes(all)}; at most ${mebibytes(known.formBytes)} can be sent at once.`;
    throw new Problem(413, words);
  }
}

function check(kind, file, known) {
  const most = known?.[kind].maxBytes;
  if (file.size > most) {
    const words = `${NAMES[kind]} may have at most ${mebibytes(most)}; this file has ${mebibytes(file.size)}.`;
    throw new Problem(413, words);
  }
}
