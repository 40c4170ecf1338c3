/** What is looked for. The form shows it, and so does the address: it can be shared and gone back to. */

const PAUSE = 250;
const LONGEST = 100;

const form = document.getElementById('find');
const { q, organization } = form.elements;

let sought = read();
let isTyping = false;
let timer = 0;
let changed = () => {};

/** @param listener called whenever something else is looked for */
export function startFind(listener) {
  changed = listener;
  show();
  q.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(take, PAUSE, true);
  });
  organization.addEventListener('change', () => take(false));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    take(isTyping);
  });
  window.addEventListener('popstate', () => {
    isTyping = false;
    set(read());
    show();
  });
}

/** Returns the `q`, `organization` and `page` that are looked for; empty texts are any. */
export function wanted() {
  return sought;
}

export function isFiltered() {
  return sought.q !== '' || sought.organization !== '';
}

/** Returns the address of this page with something else looked for. */
export function addressOf(search) {
  const parameters = new URLSearchParams(
    Object.entries(search).filter(([name, value]) => value && !(name === 'page' && value === 1)),
  );
  return parameters.size ? `?${parameters}` : location.pathname;
}

/** Turns to a page, in place of a page that there is not, or after this one. */
export function turnTo(page, { replacing = false } = {}) {
  go({ ...sought, page }, replacing);
}

/** Looks for everything again. */
export function findAll() {
  go({ q: '', organization: '', page: 1 }, false);
  show();
  q.focus();
}

/** Offers these organizations to choose from. A list that somebody has open is left alone. */
export function offer(organizations) {
  const offered = [...organization.options].slice(1).map(({ text }) => text);
  if (offered.join('\n') !== organizations.map(({ name }) => name).join('\n')) {
    const options = organizations.map(({ id, name }) => new Option(name, id));
    organization.replaceChildren(organization.options[0], ...options);
  }
  show();
}

/** Takes what the form says. While somebody types, that is one entry of the history. */
function take(typing) {
  clearTimeout(timer);
  const now = { q: q.value.trim(), organization: organization.value, page: 1 };
  if (now.q !== sought.q || now.organization !== sought.organization) {
    go(now, typing && isTyping);
    isTyping = typing;
  }
}

function go(search, replacing) {
  isTyping = false;
  history[replacing ? 'replaceState' : 'pushState'](null, '', addressOf(search));
  set(search);
}

function set(search) {
  clearTimeout(timer);
  const isOther = Object.keys(search).some((name) => search[name] !== sought[name]);
  sought = search;
  if (isOther) {
    changed();
  }
}

function read() {
  const parameters = new URLSearchParams(location.search);
  const number = (name) => /^[1-9]\d{0,8}$/.exec(parameters.get(name))?.[0] ?? '';
  return {
    q: (parameters.get('q') ?? '').trim().slice(0, LONGEST),
    organization: number('organization'),
    page: Number(number('page')) || 1,
  };
}

function show() {
  if (q.value.trim() !== sought.q) {
    q.value = sought.q;
  }
  organization.value = sought.organization;
  if (organization.selectedIndex < 0) {
    organization.selectedIndex = 0;
  }
}
