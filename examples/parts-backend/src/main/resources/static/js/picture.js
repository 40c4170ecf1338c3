/** Shows a stored picture: its placeholder at once, its room kept, its bytes when they come. */

/**
 * Fills in an `img`. What it shows already stays, as long as the picture is the same.
 *
 * @param img the element
 * @param image what the server says of the picture
 * @param alt what it shows, in words
 */
export function show(img, image, alt) {
  img.alt = alt;
  if (isShown(img, image)) {
    return;
  }
  // For styles: its shape, and the width beyond which it would be blurred.
  img.style.setProperty('--ratio', ratioOf(image));
  img.style.setProperty('--width', `${image.width ?? 1024}px`);
  if (image.width) {
    img.width = image.width;
    img.height = image.height;
  }
  img.style.backgroundImage = image.placeholder ? `url("${image.placeholder}")` : '';
  img.onload = () => {
    img.style.backgroundImage = '';
  };
  img.src = image.url;
}

/**
 * Fills in an `img` of a gallery by the thumbnail that suits the screen, or by the picture itself
 * where there is none: styles then cut it to the same shape.
 */
export function showThumbnail(img, image, alt) {
  const largest = image.thumbnails.at(-1);
  if (!largest) {
    show(img, image, alt);
    return;
  }
  if (!isShown(img, largest)) {
    img.sizes = '(max-width: 44rem) 45vw, 16rem';
    img.srcset = image.thumbnails.map(({ url, width }) => `${url} ${width}w`).join(', ');
  }
  show(img, { ...image, ...largest }, alt);
}

/** Returns what a picture of a gallery shows, or at least which it is. */
export function altOf({ alt }, name, index) {
  return alt ?? `${name}, picture ${index + 1}`;
}

/** Returns how wide a picture is for its height; of some that were moved in it is not known. */
export function ratioOf({ width, height }) {
  return width ? width / height : 4 / 3;
}

function isShown(img, { url }) {
  return img.complete && img.naturalWidth > 0 && versionOf(img.src) === versionOf(url);
}

/** The version is of the bytes: the same picture has the same one, wherever in the order it is. */
function versionOf(url) {
  return new URL(url, document.baseURI).searchParams.get('v');
}
