/** Remembers, over a reload too, where the uploads of files were begun that are not done. */

const PREFIX = 'upload ';
const A_DAY = 24 * 60 * 60 * 1000; // The server waits no longer.

/**
 * Returns what is remembered of a file that somebody sends to a place: an `address` to read and write,
 * null if there is none.
 */
export function begunUpload(user, path, file) {
  const facts = [user.id, path, file.name, file.size, file.lastModified];
  const key = PREFIX + JSON.stringify(facts);
  let address = read(key);
  return {
    get address() {
      return address;
    },
    set address(value) {
      address = value;
      write(key, value);
    },
  };
}

function read(key) {
  try {
    forgetOldOnes();
    return JSON.parse(localStorage.getItem(key))?.address ?? null;
  } catch {
    return null; // This browser keeps nothing, or somebody else wrote there.
  }
}

function write(key, address) {
  try {
    if (address) {
      localStorage.setItem(key, JSON.stringify({ address, at: Date.now() }));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // Then a reload begins anew.
  }
}

function forgetOldOnes() {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    if (!(JSON.parse(localStorage.getItem(key)).at > Date.now() - A_DAY)) {
      localStorage.removeItem(key);
    }
  }
}
