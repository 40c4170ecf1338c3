/** Returns whether files can be dropped here: a finger cannot carry any. */
export function canDrop() {
  return matchMedia('(pointer: fine)').matches;
}

/**
 * Lets files be dropped on an element, and says so while they are above it.
 *
 * @param element where
 * @param accepts returns whether they may be
 * @param take called with the files
 */
export function dropTarget(element, accepts, take) {
  let depth = 0; // Each child that the files enter or leave tells so, too.
  const isWelcome = (event) => event.dataTransfer.types.includes('Files') && accepts();
  const mark = (change) => {
    depth += change;
    element.classList.toggle('is-above', depth > 0);
  };

  element.addEventListener('dragenter', (event) => isWelcome(event) && mark(1));
  element.addEventListener('dragleave', () => depth > 0 && mark(-1));
  element.addEventListener('dragover', (event) => {
    if (isWelcome(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    }
  });
  element.addEventListener('drop', (event) => {
    if (isWelcome(event)) {
      event.preventDefault();
      mark(-depth);
      take([...event.dataTransfer.files]);
    }
  });
}

/** A file dropped beside a target would replace the page. */
export function ignoreOtherDrops() {
  for (const type of ['dragover', 'drop']) {
    window.addEventListener(type, (event) => {
      if (!event.defaultPrevented && event.dataTransfer.types.includes('Files')) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'none';
      }
    });
  }
}

/** Calls `take` with the files chosen in an `input`, which is then ready for others. */
export function onFiles(input, take) {
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    take(files);
  });
}
