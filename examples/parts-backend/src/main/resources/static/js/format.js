/** Numbers as people read them. */

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** Returns a number of bytes as text, in the decimal units that the limits are named in. */
export function bytes(count) {
  const unit = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
  const value = count / 1000 ** unit;
  return `${value.toFixed(unit > 0 && value < 10 ? 1 : 0)} ${UNITS[unit]}`;
}

/** Returns `1 picture`, `3 pictures`. */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function dimensions(width, height) {
  return `${width} × ${height}`;
}

/** Returns a title from the name of a file: `pump_seal-change.mp4` is `pump seal change`. */
export function titleOf(fileName) {
  return fileName.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ').trim() || fileName;
}
