// The service worker. A new version is fetched whole, then waits until the officer agrees or every tab is closed: never mid-form.

import { notice } from '{{asset:panels.js}}';

let agreed = false;
let required = false;  // Said until the page is a newer one.
let watching = false;

function offer(worker) {
  if (required) return;
  notice('update', '', 'نسخهٔ تازهٔ کوتاژ آماده است. هر وقت کارتان به جای مناسبی رسید، تازه کنید.',
    ['تازه کردن', () => { agreed = true; worker.postMessage('activate'); }],
    ['بعداً', () => notice('update', '', null)]);
}

/** Fetches the newest page and opens it: the worker's, where there is one; it would give the old page again. */
async function renew() {
  agreed = true;
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.update();
    const newer = registration?.waiting ?? registration?.installing;
    if (newer) {
      const activate = () => {
        if (newer.state === 'installed') newer.postMessage('activate');
        if (newer.state === 'redundant') location.reload();  // It could not be fetched whole.
      };
      newer.addEventListener('statechange', activate);
      activate();
      return;  // Its coming reloads the page.
    }
  } catch { /* Then the network's page is tried. */ }
  location.reload();
}

/** The server has said that this page is too old for it. What waits was handed over before it said so. */
export function requireUpdate() {
  required = true;
  notice('update', 'warn', 'این صفحه قدیمی است و سرور تا تازه نشود به آن پاسخ نمی‌دهد. آنچه ثبت کرده‌اید از دست نمی‌رود؛ '
    + 'کارتان را به جای مناسبی برسانید و صفحه را تازه کنید.', ['تازه کردن', renew]);
}

/** Registers the worker and watches for a newer one, once. Where it cannot be, the desk still works online. */
export async function watchUpdates() {
  if (watching || !navigator.serviceWorker) return;
  watching = true;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (agreed) location.reload(); });
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const look = (worker) => {
      if (!worker) return;
      // The first worker of all is no newer version.
      const check = () => { if (worker.state === 'installed' && registration.active && registration.active !== worker) offer(worker); };
      worker.addEventListener('statechange', check);
      check();
    };
    look(registration.waiting);
    registration.addEventListener('updatefound', () => look(registration.installing));
    // A desk stays open for days: look again when it is returned to.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && navigator.onLine) registration.update().catch(() => {});
    });
  } catch { /* Without it there is no offline start; everything else works. */ }
}
