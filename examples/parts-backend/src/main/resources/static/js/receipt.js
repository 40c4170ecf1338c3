/** Shows what compression made of a picture: before and after, with bars to one scale. */

import { openCompare } from './compare.js';
import { copy } from './dom.js';
import { bytes, dimensions } from './format.js';

/**
 * Returns the receipt of an upload as its `summary` in words and its `details` as an element.
 *
 * @param facts as the server tells them
 * @param own the user's `file` and the stored `image`, if they are of one shape and can be compared
 */
export function receipt(facts, own) {
  const view = copy('receipt');
  view.bytesIn.textContent = bytes(facts.bytesIn);
  view.bytesOut.textContent = bytes(facts.bytesOut);
  view.source.textContent =
    `${facts.format}, ${dimensions(facts.sourceWidth, facts.sourceHeight)}`;
  view.result.textContent =
    `WebP, ${dimensions(facts.width, facts.height)}, ${quality(facts)}`;

  view.compare.hidden = !own;
  view.compare.setAttribute('aria-label', `Compare ${facts.file} before and after`);
  view.compare.addEventListener('click', () => openCompare({ ...own, receipt: facts }));

  const largest = Math.max(facts.bytesIn, facts.bytesOut);
  view.barIn.style.inlineSize = `${(100 * facts.bytesIn) / largest}%`;
  view.barOut.style.inlineSize = `${(100 * facts.bytesOut) / largest}%`;

  const saved = Math.round(facts.savedPercent);
  return {
    summary: saved >= 0 ? `${saved} % saved` : `${-saved} % larger than it was`,
    details: view.root,
  };
}

/** Returns what keeps the room of the receipt of a file until it is there, and says how large that is. */
export function receiptToCome(file, isCompared = true) {
  const view = copy('receipt');
  view.root.classList.add('to-come');
  view.bytesIn.textContent = bytes(file.size);
  view.bytesOut.textContent = bytes(0);
  view.source.textContent = `JPEG, ${dimensions(4000, 3000)}`;
  view.result.textContent = `WebP, ${dimensions(1024, 1024)}, quality 85`;
  view.compare.hidden = !isCompared;
  return view.root;
}

/** The ladder of qualities ends far below 100: that is a logo whose transparency is kept. */
function quality(facts) {
  return facts.quality === 100 ? 'lossless' : `quality ${facts.quality}`;
}
