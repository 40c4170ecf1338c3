'use strict';

/* What is wider than its place: a fade says so, and only then the keyboard stops there. */
document.querySelectorAll('.scroll').forEach(box => {
  const look = () => {
    const beyond = box.scrollWidth - box.clientWidth;
    box.parentElement.classList.toggle('more-before', box.scrollLeft > 1);
    box.parentElement.classList.toggle('more-after', box.scrollLeft < beyond - 1);
    if (beyond > 1) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute('tabindex');
    }
  };
  const observer = new ResizeObserver(look);
  observer.observe(box);
  observer.observe(box.firstElementChild);
  box.addEventListener('scroll', look, { passive: true });
});

document.querySelectorAll('.code').forEach(code => {
  const source = code.querySelector('code');
  const status = code.querySelector('[role=status]');
  const select = () => getSelection().selectAllChildren(source);

  /* A page from a file may have no clipboard: then the browser copies what is selected. */
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return true;
    } catch {
      select();
      return document.execCommand('copy');
    }
  };
  code.querySelector('button').addEventListener('click', async () => {
    status.textContent = '';
    if (await copy()) {
      status.textContent = 'Copied';
    } else {
      select();
      status.textContent = 'Selected: copy it with Ctrl+C or ⌘C';
    }
  });
});
document.querySelectorAll('.card').forEach(card => {
  const compare = card.querySelector('.compare');
  const slider = compare.querySelector('input');
  const after = compare.querySelector('.after');
  compare.querySelector('.before').src = card.querySelector('[data-before]').src;

  const divide = () => {
    compare.style.setProperty('--at', slider.value + '%');
    slider.setAttribute('aria-valuetext', slider.value + ' % before, the rest after encoding');
  };
  const choose = radio => {
    after.src = radio.parentElement.querySelector('img').src;
    compare.querySelector('.tag-after').textContent = 'quality ' + radio.value;
  };
  slider.addEventListener('input', divide);
  card.querySelectorAll('input[type=radio]').forEach(radio => {
    radio.addEventListener('change', () => choose(radio));
    if (radio.checked) {
      choose(radio);
    }
  });
  divide();
});

document.querySelectorAll('.sortable').forEach(table => {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const value = (row, column) => {
    const cell = row.cells[column];
    return Number(cell.dataset.order ?? cell.querySelector('data').value);
  };
  headings.forEach((heading, column) => heading.addEventListener('click', () => {
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    headings.forEach(other => other.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
    body.append(...[...body.rows].sort((a, b) => direction * (value(a, column) - value(b, column))));
  }));
});
