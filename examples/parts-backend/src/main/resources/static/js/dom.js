/** Copies the templates of index.html, and finds the elements that scripts fill in. */

/** Returns a copy of a template: its element as `root`, and all with `data-ref` by that name. */
export function copy(template) {
  const root = document.getElementById(template).content.firstElementChild.cloneNode(true);
  return { root, ...refs(root) };
}

/** Returns the elements below `root` that have `data-ref`, by that name. */
export function refs(root) {
  const found = {};
  for (const element of root.querySelectorAll('[data-ref]')) {
    found[element.dataset.ref] = element;
  }
  return found;
}

/** Gives an element these children in this order. Those that are where they belong are not touched. */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  children.forEach((child, index) => {
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
  });
}

/** Makes the buttons with `data-close` close the dialog that they are in. */
export function closable(dialog) {
  for (const button of dialog.querySelectorAll('[data-close]')) {
    button.addEventListener('click', () => dialog.close());
  }
  return dialog;
}
