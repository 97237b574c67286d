// Emscripten's loaders are classic scripts; the page's own are modules.

/** Loads a script of our own once it is needed; resolves when it has run. */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => { element.remove(); reject(new TypeError(`cannot load ${address}`)); };
    document.head.append(element);
  });
}
