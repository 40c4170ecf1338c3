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
  const isShown = img.complete && img.naturalWidth > 0 && versionOf(img.src) === versionOf(image.url);
  if (isShown) {
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

/** Returns how wide a picture is for its height; of some that were moved in it is not known. */
export function ratioOf({ width, height }) {
  return width ? width / height : 4 / 3;
}

/** The version is of the bytes: the same picture has the same one, wherever in the order it is. */
function versionOf(url) {
  return new URL(url, document.baseURI).searchParams.get('v');
}
