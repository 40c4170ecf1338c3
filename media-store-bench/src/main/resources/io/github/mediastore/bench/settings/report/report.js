'use strict';
document.documentElement.classList.add('js');

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
