/** The catalogue: what there is of what is looked for, asked from the server, and shown. */

import { announce } from './announce.js';
import { get, getPage } from './api.js';
import { arrange } from './dom.js';
import { findAll, isFiltered, offer, startFind, turnTo, wanted } from './find.js';
import { Organization } from './organization.js';
import { showPages } from './pages.js';
import { sendUnsent } from './removals.js';
import { refreshSession } from './session.js';
import { showFailure, showFound, showOwners, startStanding } from './standing.js';
import { SupportVideos } from './support-videos.js';

const PAGE = 100;

const main = document.getElementById('catalogue');
const sheets = document.getElementById('sheets');
const sections = document.getElementById('sections');
const nothing = document.getElementById('nothing');

const organizations = new Map();
const support = new SupportVideos();
let turn = 0;
let summary = '';
let shownFor = '';

/** Shows the catalogue, once it is known who is signed in: the tools then need no room later. */
export async function startCatalogue() {
  startStanding();
  startFind(showOther);
  nothing.querySelector('button').addEventListener('click', findAll);
  await load(async () => {
    await refreshSession();
    await sendUnsent();
    await support.refresh();
  });
}

/** Shows what is looked for now, and says what it is to those who do not see it. */
async function showOther() {
  const isTurned = document.activeElement?.closest('#pages');
  if (!(await load())) {
    return;
  }
  if (isTurned) {
    main.focus({ preventScroll: true });
    main.scrollIntoView();
  }
  const { page } = wanted();
  announce(page > 1 || isTurned ? `Page ${page}. ${summary}` : summary);
}

/** Only the last of several is shown. Returns whether this one was. */
async function load(before = () => {}) {
  const mine = ++turn;
  let isShown = false;
  main.setAttribute('aria-busy', 'true');
  try {
    await before();
    const search = wanted();
    const [owners, found] = await Promise.all([get('api/organizations'), parts(search)]);
    if (mine === turn) {
      show(search, owners, found);
      isShown = true;
    }
  } catch (error) {
    if (mine === turn) {
      showFailure(error);
    }
  }
  if (mine === turn) {
    main.setAttribute('aria-busy', 'false');
  }
  return isShown && mine === turn;
}

function parts({ q, organization, page }) {
  const parameters = new URLSearchParams({ page, limit: PAGE, ...(q && { q }) });
  if (organization) {
    parameters.set('organization', organization);
  }
  return getPage(`api/parts?${parameters}`);
}

/** What is on the page already and is the same is left alone. */
function show(search, owners, { items, total }) {
  const count = Math.ceil(total / PAGE);
  if (items.length === 0 && total > 0) {
    turnTo(count, { replacing: true });
    return;
  }
  const of = Map.groupBy(items, (part) => part.organizationId);
  for (const owner of owners) {
    sheetOf(owner).update(owner);
    sheetOf(owner).show(of.get(owner.id) ?? []);
  }
  const shown = sheetsOf(search, owners, of).map(sheetOf);
  const all = isFiltered() ? shown : [...shown, support];
  if (isOther(search)) {
    sheets.replaceChildren(); // Nothing of it moves: it is another page.
  }
  arrange(sheets, all.map(({ element }) => element));
  sections.replaceChildren(...all.map(link));
  offer(owners);
  showPages(count);
  nothing.hidden = total > 0 || !search.q;
  summary = showFound(total, owners);
  document.title = titleOf(search, owners);
}

/** Whether what is shown now was looked for otherwise. */
function isOther(search) {
  const was = shownFor;
  shownFor = JSON.stringify(search);
  return was !== shownFor;
}

function sheetOf(owner) {
  if (!organizations.has(owner.id)) {
    organizations.set(owner.id, new Organization(owner, refreshOrganizations));
  }
  return organizations.get(owner.id);
}

/** Which have a place on this page. One without parts is where the one before it is. */
function sheetsOf({ q, organization, page }, owners, of) {
  if (q || organization) {
    return owners.filter(({ id }) => of.has(id) || (!q && `${id}` === organization));
  }
  let isHere = page === 1;
  return owners.filter((owner) => {
    isHere = owner.parts > 0 || of.has(owner.id) ? of.has(owner.id) : isHere;
    return isHere;
  });
}

/** Shows their logos, and how many parts they have, as they are now. */
async function refreshOrganizations() {
  try {
    const owners = await get('api/organizations');
    owners.forEach((owner) => sheetOf(owner).update(owner));
    showOwners(owners);
  } catch (error) {
    showFailure(error);
  }
}

/** Tells the entries of a history, and tabs, from one another. */
function titleOf({ q, organization, page }, owners) {
  const owner = owners.find(({ id }) => `${id}` === organization);
  return [
    ...(q ? [`“${q}”`] : []),
    ...(owner ? [owner.name] : []),
    ...(page > 1 ? [`Page ${page}`] : []),
    'Parts catalogue',
  ].join(' · ');
}

function link({ element, title }) {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.dir = 'auto';
  anchor.href = `#${element.id}`;
  anchor.textContent = title;
  item.append(anchor);
  return item;
}
