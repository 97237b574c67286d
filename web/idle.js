// Locks the desk when nobody has touched it for a while, in whichever tab. One long timer; it looks at the last touch when it rings,
// so that a key press costs nothing. A device that slept is seen by the clock as soon as it wakes.

import { hear, tell } from '{{asset:tabs.js}}';

const LOCK_AFTER_MS = 15 * 60_000;
const TELL_EVERY_MS = 60_000;

/** Calls `lock` after fifteen idle minutes. */
export function watchIdle(lock) {
  let last = Date.now();
  let told = last;
  let timer = 0;
  const check = () => {
    clearTimeout(timer);
    const left = last + LOCK_AFTER_MS - Date.now();
    if (left <= 0) lock();
    else timer = setTimeout(check, left);
  };
  const touched = () => {
    const now = Date.now();
    if (now - last > LOCK_AFTER_MS) { check(); return; }  // It slept: the first touch must not undo the lock.
    last = now;
    if (now - told > TELL_EVERY_MS) {
      told = now;
      tell('active');
    }
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input']) {
    addEventListener(kind, touched, { capture: true, passive: true });
  }
  document.addEventListener('visibilitychange', check);
  hear('active', () => { last = Date.now(); });
  check();
}
