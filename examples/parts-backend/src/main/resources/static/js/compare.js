/** The dialog that shows the user's file and what is stored of it, with a line to move between. */

import { closable, refs } from './dom.js';
import { bytes, dimensions, fileNameOf } from './format.js';
import { ratioOf } from './picture.js';

const dialog = closable(document.getElementById('compare'));
const view = refs(dialog);
let url = '';

/**
 * @param file what the user chose, which the browser still has
 * @param image what is stored
 * @param receipt the facts of both
 */
export function openCompare({ file, image, receipt }) {
  view.title.textContent = file.name;
  const { format, bytesIn, sourceWidth, sourceHeight, bytesOut, width, height } = receipt;
  view.sizeBefore.textContent = sizeOf(format, bytesIn, sourceWidth, sourceHeight);
  view.sizeAfter.textContent = sizeOf('WebP', bytesOut, width, height);
  view.stage.style.setProperty('--ratio', ratioOf(image));
  for (const img of [view.before, view.after]) {
    img.width = width;
    img.height = height;
  }
  view.after.src = image.permalink; // Its place may have changed since.
  view.take.href = image.permalink;
  view.take.download = fileNameOf(file.name.replace(/\.[^.]*$/, ''));
  view.at.value = 50;
  move();
  dialog.showModal();
  showBefore(file, format);
}

/** The file may be of a format that browsers do not show, or gone from its place meanwhile. */
async function showBefore(file, format) {
  view.problem.hidden = true;
  view.stage.classList.remove('is-alone');
  const own = (url = URL.createObjectURL(file));
  view.before.src = own;
  try {
    await view.before.decode();
  } catch {
    if (own === url) {
      const cannot = `This browser cannot show the ${format} file.`;
      view.problem.textContent = `${cannot} What is stored of it is here.`;
      view.problem.hidden = false;
      view.stage.classList.add('is-alone');
    }
  }
}

function sizeOf(format, count, width, height) {
  return [format, bytes(count), dimensions(width, height)].join(', ');
}

function move() {
  const { value } = view.at;
  view.stage.style.setProperty('--at', `${value}%`);
  view.at.setAttribute('aria-valuetext', `${value} % before, ${100 - value} % after`);
}

view.at.addEventListener('input', move);
dialog.addEventListener('close', () => {
  URL.revokeObjectURL(url);
  url = '';
  view.before.removeAttribute('src');
  view.after.removeAttribute('src');
});
