/** Shows the pictures of a gallery one at a time and large. */

import { announce } from './announce.js';
import { copyText } from './clipboard.js';
import { closable, refs } from './dom.js';
import { bytes, dimensions, fileNameOf } from './format.js';
import { altOf, show } from './picture.js';

const dialog = closable(document.getElementById('lightbox'));
const { previous, next, stage, caption, facts, take, copyAddress } = refs(dialog);

const COPY = 'Copy address';

let name = '';
let tiles = [];
let at = 0;

/**
 * @param of whose pictures they are
 * @param shown the tiles of the gallery; the one seen last gets the focus back
 * @param index which is seen first
 */
export function openLightbox(of, shown, index) {
  name = of;
  tiles = shown;
  dialog.showModal();
  turnTo(index);
}

copyAddress.addEventListener('click', async () => {
  const address = new URL(tiles[at].image.permalink, document.baseURI).href;
  const isCopied = await copyText(address, copyAddress);
  copyAddress.textContent = isCopied ? 'Copied' : address; // To be copied by hand.
  announce(isCopied ? 'Address copied' : `The address could not be copied. It is ${address}`);
});
previous.addEventListener('click', () => turnTo(at - 1));
next.addEventListener('click', () => turnTo(at + 1));
dialog.addEventListener('keydown', (event) => {
  const place = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tiles.length - 1 }[event.key];
  if (place !== undefined) {
    event.preventDefault();
    turnTo(place);
  }
});
// Beside the picture is outside of it.
stage.addEventListener('click', (event) => event.target === stage && dialog.close());
dialog.addEventListener('close', () => {
  stage.replaceChildren();
  tiles[at].focusView();
});

function turnTo(index) {
  at = (index + tiles.length) % tiles.length;
  const { image } = tiles[at];
  const img = document.createElement('img');
  show(img, image, altOf(image, name, at));
  stage.replaceChildren(img);
  caption.textContent = image.caption ? `${name}: ${image.caption}` : name;
  facts.textContent = [
    `${at + 1} of ${tiles.length}`,
    ...(image.width ? [dimensions(image.width, image.height)] : []),
    bytes(image.size),
  ].join(' · ');
  take.href = image.permalink;
  take.download = fileNameOf(`${name} ${at + 1}`);
  copyAddress.textContent = COPY;
  previous.hidden = next.hidden = tiles.length < 2;
}
