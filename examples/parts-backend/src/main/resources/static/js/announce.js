/** Says something to those who listen to the page. Beside an open dialog, nothing would be read. */
export function announce(text) {
  const region =
    document.querySelector('dialog:modal [role=status]') ?? document.getElementById('announcements');
  // Emptied first: the same words said twice would not be a change, and so not be read.
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
