/** Has the browser ask before somebody leaves the page while something is being sent, and only then. */

let sending = 0;

/** Says that something more is being sent, until the function that is returned is called. */
export function holdPage() {
  if (sending++ === 0) {
    window.addEventListener('beforeunload', ask);
  }
  return () => {
    if (--sending === 0) {
      window.removeEventListener('beforeunload', ask);
    }
  };
}

function ask(event) {
  event.preventDefault();
}
