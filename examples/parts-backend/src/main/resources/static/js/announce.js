/** Says something to those who listen to the page. */
export function announce(text) {
  const region = document.getElementById('announcements');
  // Emptied first: the same words said twice would not be a change, and so not be read.
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
