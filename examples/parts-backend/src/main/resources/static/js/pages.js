/** The links from page to page below the catalogue. */

import { addressOf, turnTo, wanted } from './find.js';

const nav = document.getElementById('pages');
const list = nav.querySelector('ul');

/** Shows where among so many pages this one is. */
export function showPages(count) {
  const { page } = wanted();
  nav.hidden = count < 2;
  list.replaceChildren(
    ...(page > 1 ? [link('Previous', page - 1)] : []),
    ...numbers(page, count).map((number) => (number ? link(number, number) : gap())),
    ...(page < count ? [link('Next', page + 1)] : []),
  );
}

/** The first, the last and those around this one; 0 for those left out. */
function numbers(page, count) {
  const near = [...new Set([1, page - 1, page, page + 1, count])]
    .filter((number) => number >= 1 && number <= count);
  return near.flatMap((number, i) => (i > 0 && number > near[i - 1] + 1 ? [0, number] : [number]));
}

function link(text, page) {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.className = 'button';
  anchor.textContent = text;
  anchor.href = addressOf({ ...wanted(), page });
  if (text === page) {
    anchor.setAttribute('aria-label', `Page ${page}`);
    if (page === wanted().page) {
      anchor.setAttribute('aria-current', 'page');
    }
  }
  anchor.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      turnTo(page);
    }
  });
  item.append(anchor);
  return item;
}

function gap() {
  const item = document.createElement('li');
  item.textContent = '…';
  item.setAttribute('aria-hidden', 'true');
  return item;
}
