/* An expression: what on the page keeps people out, as lines; empty if nothing does. */
(() => {
  const faults = [];
  const all = [...document.querySelectorAll('body *')];
  const visible = all.filter((e) => e.checkVisibility({ visibilityProperty: true }));
  const describe = (e) => e.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
  const fault = (what, e) => faults.push(`${what}: ${describe(e)}`);

  for (const img of visible.filter((e) => e.matches('img'))) {
    if (!img.hasAttribute('alt')) fault('no alt', img);
    const isPlaced = img.matches('.avatar img, .logo img') || getComputedStyle(img).position === 'absolute';
    if (!isPlaced && !img.hasAttribute('width')) fault('no width', img);
  }

  const ids = all.filter((e) => e.id).map((e) => e.id);
  for (const id of ids.filter((each, i) => ids.indexOf(each) !== i)) faults.push(`twice: #${id}`);
  for (const e of all) {
    for (const name of ['aria-labelledby', 'aria-describedby', 'for']) {
      const id = e.getAttribute(name);
      if (id && !ids.includes(id)) fault(`${name} leads nowhere`, e);
    }
  }

  const regions = visible.filter((e) => e.matches('section[aria-labelledby], section[aria-label], [role=region]'));
  const nameOf = (e) =>
    e.getAttribute('aria-label') ?? document.getElementById(e.getAttribute('aria-labelledby'))?.textContent ?? '';
  regions.forEach((e, i) => {
    if (!nameOf(e).trim()) fault('region without a name', e);
    if (regions.slice(0, i).some((other) => nameOf(other) === nameOf(e))) fault('two regions of one name', e);
  });

  const controls = visible.filter((e) => e.matches('a[href], button, input, select, textarea, video'));
  for (const e of controls) {
    const name =
      e.getAttribute('aria-label') ??
      [...(e.labels ?? [])].map((label) => label.textContent).join('') +
        e.textContent +
        [...e.querySelectorAll('img')].map((img) => img.alt).join('');
    if (!name.trim()) fault('no name', e);
    const box = (e.closest('label') ?? e).getBoundingClientRect();
    if (Math.min(box.width, box.height) < 24) fault('too small to touch', e);
  }

  for (const e of visible) {
    const style = getComputedStyle(e);
    const scrolls =
      (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX)) ||
      (e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(style.overflowY));
    if (scrolls && e.tabIndex < 0 && !e.querySelector('a[href], button, input, select, textarea, [tabindex="0"]')) {
      fault('does not scroll with the keyboard', e);
    }
  }

  const isIn =
    'header, main, footer, nav, section[aria-label], section[aria-labelledby], dialog, .skip, [role=status], [role=alert], [aria-live]';
  for (const e of visible.filter((one) => one.matches('h1, h2, h3, p, form, button, img'))) {
    if (!e.closest(isIn)) fault('outside of every landmark', e);
  }

  const levels = visible.filter((e) => e.matches('h1, h2, h3, h4')).map((e) => Number(e.tagName[1]));
  levels.forEach((level, i) => {
    if (level > (levels[i - 1] ?? 0) + 1) faults.push(`heading ${level} after ${levels[i - 1]}`);
  });

  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.background = 'Canvas';
  const canvas = numbers(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const groundOf = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    return canvas;
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let texts = 0;
  for (const e of visible) {
    const isText = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isText || e.closest('.visually-hidden, .skip, svg')) continue;
    texts++;
    const style = getComputedStyle(e);
    const [light, dark] = [numbers(style.color).slice(0, 3), groundOf(e)].map(luminance).sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) fault(`contrast ${ratio.toFixed(2)}`, e);
  }
  if (texts < 5 || controls.length < 3) faults.push('there was nothing to check');
  return faults.join('\n');
})()
