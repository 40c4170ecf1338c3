/**
 * Shows a logo with its transparency. Most are drawn for white paper, so a dark page puts a light
 * plate behind those that would be lost on it, and a light page a dark one behind white ones.
 */

import { show } from './picture.js';

const SIDE = 24;
const OPAQUE = 250;
const VISIBLE = 128;

/**
 * @param frame where it is shown; hidden if there is no logo
 * @param logo the picture, or null
 * @param alt what it is, in words
 */
export function showLogo(frame, logo, alt) {
  frame.hidden = !logo;
  if (!logo) {
    frame.replaceChildren();
    return;
  }
  show(frame.querySelector('img') ?? imgIn(frame), logo, alt);
}

function imgIn(frame) {
  const img = document.createElement('img');
  img.addEventListener('load', () => {
    frame.dataset.tone = toneOf(img);
  });
  frame.append(img);
  return img;
}

/** Returns `opaque`, or whether what can be seen of the picture is `dark`, `light` or `coloured`. */
function toneOf(img) {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  context.drawImage(img, 0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);

  let isOpaque = true;
  let light = 0;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    isOpaque &&= data[i + 3] >= OPAQUE;
    if (data[i + 3] >= VISIBLE) {
      light += (0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255;
      count++;
    }
  }
  const mean = count ? light / count : 0;
  if (isOpaque) {
    return 'opaque';
  }
  return mean < 0.4 ? 'dark' : mean > 0.75 ? 'light' : 'coloured';
}
