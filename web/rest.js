// The second part of the desk's wasm: acts, forms and the screens that a list leads to (assets/build/split.py). It comes behind the first,
// which is all that a worklist needs; what calls into it earlier waits for it, as for a page that is not in memory yet.

const REST = '{{asset:desk-rest.wasm}}';

let coming = null;

/** Starts the download; safe to call more than once. */
export function prefetchRest() {
  coming ??= WebAssembly.compileStreaming(fetch(REST, { credentials: 'same-origin' }));
  coming.catch(() => { coming = null; });
  return coming;
}

/** The second part was needed and could not be had. */
export class RestMissing extends Error {}

/** The second part at once, and nothing else meanwhile. A page may wait for text only: here a character is a byte. */
function fetchNow() {
  const request = new XMLHttpRequest();
  request.open('GET', REST, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  try {
    request.send();
  } catch (error) {
    throw new RestMissing(REST, { cause: error });
  }
  if (request.status !== 200) throw new RestMissing(`${REST}: ${request.status}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0)));
}

/** The second part of one desk. */
export class Rest {
  #first = null;
  #table = null;
  #joined = false;

  /** What the first part imports of the second, each by its place in the table that both share; joined, the places hold the functions. */
  imports = new Proxy({}, {
    get: (_, place) => (...given) => {
      if (!this.#joined) this.#join(fetchNow());
      return this.#table.get(Number(place))(...given);
    },
  });

  /** Has the second part follow `instance`, the first. Where it was there before, it is joined when this settles. */
  async follow(instance) {
    this.#first = instance.exports;
    this.#table = Object.values(instance.exports).find((exported) => exported instanceof WebAssembly.Table);
    // One that does not come is asked for once more by whoever needs it.
    prefetchRest().then((module) => this.#join(module), () => {});
  }

  #join(module) {
    if (this.#joined) return;
    new WebAssembly.Instance(module, { primary: this.#first });
    this.#joined = true;
  }
}
