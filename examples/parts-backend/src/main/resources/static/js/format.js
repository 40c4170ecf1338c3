/** Numbers as people read them. */

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** Returns a number of bytes as text, in the decimal units that the limits are named in. */
export function bytes(count) {
  const unit = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
  const value = count / 1000 ** unit;
  return `${value.toFixed(unit > 0 && value < 10 ? 1 : 0)} ${UNITS[unit]}`;
}

/** Returns a number of bytes in the binary units that the server has its limits in. */
export function mebibytes(count) {
  const [value, unit] = count < 2 ** 30 ? [count / 2 ** 20, 'MiB'] : [count / 2 ** 30, 'GiB'];
  return `${value.toFixed(1).replace('.0', '')} ${unit}`;
}

/** Returns `1 picture`, `3 pictures`. */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function dimensions(width, height) {
  return `${width} × ${height}`;
}

/** Returns `1 hour 2 minutes`, `3 minutes 5 seconds`, `30 seconds`. */
export function duration(millis) {
  const seconds = Math.max(1, Math.round(millis / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds >= 3600 ? 0 : seconds % 60, 'second'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => counted(count, unit))
    .join(' ');
}

/** Returns a title from the name of a file: `pump_seal-change.mp4` is `pump seal change`. */
export function titleOf(fileName) {
  return fileName.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ').trim() || fileName;
}

/** Returns a name for a downloaded picture that every file system takes. */
export function fileNameOf(text) {
  const name = text.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim();
  return `${name.replace(/^\.+/, '').slice(0, 100).trim() || 'picture'}.webp`;
}
