// Scrolls a box so far that something in it can be seen, and not at all where it can be already.

interface Extent {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where the thing comes to stand in the box, from its top and its left. */
const SHARE = 1 / 3;

/**
 * `down` and `across` are what shall be seen of the one and the other way: a line, and the part of it that matters, where one
 * does.
 */
export function bringIntoView(box: Element, down: Extent, across: Extent | undefined, behavior: ScrollBehavior) {
  const { top, bottom, left, right, width, height } = box.getBoundingClientRect();
  const isSeenDown = down.top >= top && down.bottom <= bottom;
  const isSeenAcross = across === undefined || (across.left >= left && across.left < right);
  if (isSeenDown && isSeenAcross) return;
  box.scrollTo({
    top: isSeenDown ? box.scrollTop : box.scrollTop + down.top - top - height * SHARE,
    left: isSeenAcross ? box.scrollLeft : box.scrollLeft + across.left - left - width * SHARE,
    behavior,
  });
}
