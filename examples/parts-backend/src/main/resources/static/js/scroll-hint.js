/** Tells styles on which side a list that scrolls sideways goes on. */

/** @param element the list */
export function hintScroll(element) {
  const show = () => {
    const { scrollLeft, scrollWidth, clientWidth } = element;
    element.classList.toggle('goes-on-before', scrollLeft > 1);
    element.classList.toggle('goes-on-after', scrollLeft + clientWidth < scrollWidth - 1);
  };
  element.addEventListener('scroll', show, { passive: true });
  new ResizeObserver(show).observe(element);
  new MutationObserver(show).observe(element, { childList: true });
}
