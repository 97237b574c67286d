// The service worker. A new version is fetched whole, then waits until the officer agrees or every tab is closed: never mid-form.

import { notice } from '{{asset:panels.js}}';

let agreed = false;
let watching = false;

function offer(worker) {
  notice('update', '', 'نسخهٔ تازهٔ کوتاژ آماده است. هر وقت کارتان به جای مناسبی رسید، تازه کنید.',
    ['تازه کردن', () => { agreed = true; worker.postMessage('activate'); }],
    ['بعداً', () => notice('update', '', null)]);
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
