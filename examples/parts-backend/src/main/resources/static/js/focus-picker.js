/** Lets people choose what stays in view when their photo is cut to a square. */

import { closable, refs } from './dom.js';

const dialog = closable(document.getElementById('focus-picker'));
const { picture, frame, across, down } = refs(dialog);

/**
 * Shows the file and returns the point chosen, `x` and `y` in fractions; the middle unless it was
 * moved. Returns null if the browser cannot show the file: the server says what is wrong with it, or
 * finds a point itself. Returns undefined if the photo is not to be sent.
 */
export async function chooseFocus(file) {
  const url = URL.createObjectURL(file);
  try {
    picture.src = url;
    await picture.decode();
  } catch {
    URL.revokeObjectURL(url);
    return null;
  }
  picture.width = picture.naturalWidth;
  picture.height = picture.naturalHeight;
  across.value = down.value = 50;
  showCut();
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  URL.revokeObjectURL(url);
  return dialog.returnValue === 'chosen' ? focus() : undefined;
}

function focus() {
  return { x: across.value / 100, y: down.value / 100 };
}

/** Frames the square that the server will cut: as near to the point as the borders allow. */
function showCut() {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const side = Math.min(width, height);
  const start = (point, length) => Math.min(Math.max(point * length - side / 2, 0), length - side);
  const { x, y } = focus();
  frame.style.insetInlineStart = `${(100 * start(x, width)) / width}%`;
  frame.style.insetBlockStart = `${(100 * start(y, height)) / height}%`;
  frame.style.inlineSize = `${(100 * side) / width}%`;
  frame.style.blockSize = `${(100 * side) / height}%`;
}

picture.addEventListener('click', (event) => {
  const box = picture.getBoundingClientRect();
  across.value = (100 * (event.clientX - box.left)) / box.width;
  down.value = (100 * (event.clientY - box.top)) / box.height;
  showCut();
});
across.addEventListener('input', showCut);
down.addEventListener('input', showCut);
