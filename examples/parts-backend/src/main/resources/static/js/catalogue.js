/** The whole catalogue: what there is, asked from the server, and shown. */

import { announce } from './announce.js';
import { get } from './api.js';
import { counted } from './format.js';
import { Organization } from './organization.js';
import { currentUser, isEditor, onUser, refreshSession } from './session.js';
import { SupportVideos } from './support-videos.js';

const PAGE = 100;

const main = document.getElementById('catalogue');
const sheets = document.getElementById('sheets');
const sections = document.getElementById('sections');
const standing = document.getElementById('standing');

const organizations = new Map();
const support = new SupportVideos(refresh);
let loaded = Promise.resolve();
let summary = '';

/** Shows the catalogue, once it is known who is signed in: the tools then need no room later. */
export async function startCatalogue() {
  onUser(showStanding);
  loaded = refreshSession();
  await refresh();
  main.setAttribute('aria-busy', 'false');
}

/** Shows what the server has now, or why that cannot be. One after the other: the last one is new. */
function refresh() {
  loaded = loaded.then(load).then(showStanding, showFailure);
  return loaded;
}

/** What is on the page already and is the same is left alone. */
async function load() {
  const [owners, parts, videos] = await Promise.all([
    get('api/organizations'),
    getParts(),
    get('api/support-videos'),
  ]);
  for (const owner of owners) {
    if (!organizations.has(owner.id)) {
      organizations.set(owner.id, new Organization(owner, refresh));
    }
    const own = parts.filter((part) => part.organizationId === owner.id);
    organizations.get(owner.id).update(owner, own);
  }
  support.update(videos);

  summary = `${counted(parts.length, 'part')} of ${counted(owners.length, 'organization')}.`;
  place([...organizations.values(), support]);
}

/** The server sends them page by page. */
async function getParts() {
  const parts = [];
  let page;
  do {
    page = await get(`api/parts?limit=${PAGE}&after=${parts.at(-1)?.id ?? 0}`);
    parts.push(...page);
  } while (page.length === PAGE);
  return parts;
}

function place(shown) {
  if (shown.some((sheet) => sheet.element.parentElement !== sheets)) {
    sheets.replaceChildren(...shown.map((sheet) => sheet.element));
    sections.replaceChildren(...shown.map(link));
  }
}

function link({ element, title }) {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.href = `#${element.id}`;
  anchor.textContent = title;
  item.append(anchor);
  return item;
}

/** Says what the user may do here. */
function showStanding() {
  if (summary) {
    standing.textContent = `${summary} ${permission()}`;
  }
}

function permission() {
  if (isEditor()) {
    return 'Drop pictures and videos on a part to add them.';
  }
  return currentUser()
    ? 'You may change your own photo; editors change the rest.'
    : 'Sign in to add pictures and videos.';
}

function showFailure(error) {
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button';
  again.textContent = 'Try again';
  again.addEventListener('click', () => location.reload());
  const what = `The catalogue could not be loaded. ${error.message} `;
  standing.replaceChildren(what, again);
  announce(what);
}
