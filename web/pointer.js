// The pointer on the twin: the picture hears where it is, the twin what it presses.

/** Roles of the twin that a pointer presses; fields, lists and files are the browser's own. */
const PRESSED = new Set(['button', 'link', 'tab', 'checkbox', 'radio', 'option', 'row', 'columnHeader', 'menuItem']);

/** How far a hand may move between the two halves of a press, in CSS pixels. */
const HAND_RESTS_PX = 8;

/** The twin lies over the canvas and takes its mouse; this gives it back, so that the picture shows what is hovered. */
function listenToMoves(desk, canvas) {
  const again = (event) => {
    if (event.target === canvas) return;
    canvas.dispatchEvent(new MouseEvent(event.type, {
      clientX: event.clientX, clientY: event.clientY, screenX: event.screenX, screenY: event.screenY, button: event.button,
      buttons: event.buttons, ctrlKey: event.ctrlKey, shiftKey: event.shiftKey, altKey: event.altKey, metaKey: event.metaKey,
    }));
  };
  desk.addEventListener('mousemove', again, { passive: true });
  desk.addEventListener('mousedown', (event) => {
    // A press takes the place of hovering: on a phone nothing moved before it.
    canvas.dispatchEvent(new MouseEvent('mousemove', { clientX: event.clientX, clientY: event.clientY }));
    again(event);
  });
  for (const type of ['mouseleave', 'mouseenter']) {
    desk.addEventListener(type, () => canvas.dispatchEvent(new MouseEvent(type)), { passive: true });
  }
}

/**
 * Tells `press` of which node of the twin was pressed. What lay under the pointer when it went down is meant, wherever the page has moved
 * it since: leaving a field may show a problem under it, and a slow frame may be drawn between the two halves of a press.
 */
export function listenToPointer(desk, canvas, press) {
  let down = null;
  listenToMoves(desk, canvas);
  desk.addEventListener('mousedown', (event) => {
    const node = event.target.twin;
    down = event.button === 0 && PRESSED.has(node?.role) ? { node, id: node.id, x: event.clientX, y: event.clientY } : null;
    // Choosing from a field's own list leaves the focus in the field.
    if (node?.role === 'option') {
      event.preventDefault();
      return;
    }
    const active = document.activeElement;
    if (active?.twin && !active.contains(event.target) && !node?.flags.focusable) active.blur();
  });
  addEventListener('mouseup', (event) => {
    if (!down || event.button !== 0) return;
    const { node, id, x, y } = down;
    down = null;
    const isClose = Math.hypot(event.clientX - x, event.clientY - y) <= HAND_RESTS_PX;
    // A row's element may stand for another row by now; a dialog that has opened meanwhile lies over what was pressed.
    if (node.id === id && (isClose || node.element.contains(event.target)) && !node.element.closest('[inert]')) press(node);
  });
}
