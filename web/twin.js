// The DOM twin of the desk's picture: real elements over the canvas that own focus, keyboard, scrolling and native editing. The desk
// sends one message of changes a frame (client/ui/bridge.h says its members); what happens here goes back by handle. No state of
// the desk is kept here but the elements themselves.

import { saveFile, readFile } from '{{asset:files.js}}';
import { listenToPointer } from '{{asset:pointer.js}}';
import { EDITED, INPUT_TYPES, NAMES, NUMBERS, ROLES, SCROLLED, TEXTS, flagsOf } from '{{asset:twin_roles.js}}';
import { STYLES } from '{{asset:twin_styles.js}}';

const NO_KEYS = new Set();

/** bridge::Incoming */
const EVENT = { activate: 0, input: 1, change: 2, focus: 3, blur: 4, key: 5, scroll: 6 };

/** An element's id: without spaces, which would part it where others refer to it. */
const idOf = (path) => path.replace(/\s/g, '_');

const hex = (rgb) => `#${rgb.toString(16).padStart(6, '0')}`;
const encoder = new TextEncoder();

/** The fonts' bytes: the files that CSS uses, too. */
export async function loadFonts() {
  const bytes = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new TypeError(`font: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const [regular, bold] = await Promise.all([bytes('{{asset:vazirmatn-regular.ttf}}'), bytes('{{asset:vazirmatn-bold.ttf}}')]);
  return { regular, bold };
}

/** Chord of a key event by physical key, as `ui::shortcut` names it: Persian layouts give other letters. */
function chordOf(event) {
  const key = event.code === 'NumpadEnter' ? 'Enter' : event.code || event.key;
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey ? 'Shift+' : '') + key;
}

export class Twin {
  #module;
  #root;
  #canvas;
  #desk;
  #nodes = new Map();   // handle → node
  #chords = new Set();
  #said;
  #note = null;         // what stands over the plain desk
  #plain = false;       // no WebGL 2, or forced colours: the twin itself is the desk
  #renamed = new Set();  // elements that stand for another row by this message
  #rovers = new Set();  // parents whose roving tab stop is to be chosen again

  /** `module` is Emscripten's; its exports are called once it runs. */
  constructor(module) {
    this.#module = module;
    this.#desk = document.getElementById('desk');
    this.#canvas = document.getElementById('canvas');
    this.#root = document.getElementById('twin');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.#said = ['polite', 'assertive'].map((kind) => {
      const element = document.createElement('div');
      element.className = 'said';
      element.setAttribute('aria-live', kind);
      this.#root.append(element);
      return element;
    });
    this.#nodes.set(0, { element: this.#root, handle: 0, role: '', flags: {}, keys: new Set() });
    this.#listen();
  }

  // --- From the desk ---

  apply(json) {
    const changes = JSON.parse(json);
    const fresh = [];
    this.#remove(changes.d);
    for (const change of changes.n) if (this.#update(change)) fresh.push(this.#nodes.get(change.h));
    // From the innermost outwards: what is new is put together before it stands in the page.
    for (const [parent, ...children] of changes.o.reverse()) this.#order(parent, children);
    this.#renamed.clear();
    for (const handle of changes.write ?? []) {
      const node = this.#nodes.get(handle);
      if (node) node.element.value = node.value;
    }
    if (changes.chords !== undefined) this.#chords = new Set(changes.chords.split(' '));
    if (changes.title) document.title = changes.title;
    this.#chooseTabStops();
    this.#holdModal(fresh);
    for (const [handle, top] of changes.scroll ?? []) {
      const node = this.#nodes.get(handle);
      if (node) node.element.scrollTop = top;
    }
    const asked = fresh.findLast((node) => node.flags.autofocus);
    if (asked) asked.element.focus();
    if (changes.focus) this.#nodes.get(changes.focus)?.element.focus({ focusVisible: true });
    for (const text of changes.say ?? []) this.#said[0].textContent = text;
  }

  setLooks(text, quiet, accent, dark) {
    const style = this.#root.style;
    style.setProperty('--twin-text', hex(text));
    style.setProperty('--twin-quiet', hex(quiet));
    style.setProperty('--twin-accent', hex(accent));
    style.colorScheme = dark ? 'dark' : 'light';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }

  async print(html) {
    const place = document.getElementById('print');
    place.innerHTML = html;
    // Without a line the code may not be at hand; the form says the same in words.
    if (place.querySelector('[data-qr]')) {
      await import('{{asset:qr.js}}').then(({ drawCodes }) => drawCodes(place)).catch((error) => console.warn(error));
    }
    addEventListener('afterprint', () => { place.replaceChildren(); }, { once: true });
    setTimeout(() => print());
  }

  copy(text) {
    navigator.clipboard?.writeText(text).catch(() => {});
  }

  save(name, mime, bytes) {
    saveFile(name, mime, bytes);
  }

  /** Without WebGL 2, or under forced colours, nothing is painted: the twin is shown as plain HTML, and says what it does without. */
  showPlain() {
    this.#plain = true;
    this.#root.classList.add('plain');
    this.#canvas.hidden = true;
    const note = document.createElement('p');
    note.setAttribute('role', 'region');
    note.ariaLabel = 'نمای ساده';
    note.textContent = matchMedia('(forced-colors: active)').matches ?
      'نمای ساده: رنگ‌های سیستم شما بر همهٔ صفحه‌ها نهاده شده است و این نما از همان‌ها پیروی می‌کند. همهٔ کارها از همین‌جا شدنی است.' :
      'نمای ساده: این مرورگر WebGL 2 ندارد یا آن را خاموش کرده است. همهٔ کارها از همین‌جا شدنی است؛ برای نمای کامل «شتاب سخت‌افزاری» را در تنظیمات مرورگر روشن کنید.';
    this.#root.prepend(note);
    this.#note = note;
  }

  /** What the picture would have said beside an element. */
  #caption(node) {
    const { element } = node;
    const words = node.name + (node.description ? ` (${node.description})` : '');
    if (['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName)) {
      node.caption ??= document.createElement('span');
      node.caption.className = 'plain-label';
      node.caption.ariaHidden = 'true';  // The element has it as its name.
      node.caption.textContent = words;
    } else if (element.tagName === 'BUTTON' || node.role === 'option') {
      element.textContent = words;
    } else if (node.role === 'listItem' && node.description) {
      element.textContent = `${node.name}: ${node.value} (${node.description})`;
    }
  }

  // --- Elements ---

  #update(change) {
    let node = this.#nodes.get(change.h);
    const fresh = !node;
    if (fresh) node = this.#create(change);
    else if (change.r !== undefined) node = this.#recreate(node, change);
    else if (change.i !== undefined) this.#rename(node, change.i);
    const { element } = node;
    if (change.x) this.#place(element, change.x);
    if (change.k !== undefined) node.keys = change.k ? new Set(change.k.split(' ')) : NO_KEYS;
    if (change.f !== undefined || fresh) this.#setFlags(node, change.f ?? 0, fresh);
    this.#setTexts(node, change);
    this.#setNumbers(node, change);
    if (change.op) this.#setOptions(node, change.op);
    if (change.v !== undefined) this.#setValue(node, change.v);
    else if (change.op && node.role === 'select') element.value = node.value;
    return fresh;
  }

  #create(change) {
    const role = NAMES[change.r];
    const element = this.#make(change.r);
    const node = { element, handle: change.h, role, id: change.i, parent: change.p, flags: {}, keys: NO_KEYS, value: '', name: '' };
    if (role !== 'cell') element.id = idOf(change.i);  // Nothing refers to a cell.
    element.twin = node;
    this.#nodes.set(node.handle, node);
    return node;
  }

  /** A row that stands for another one from now on (client/ui/bridge.cpp): the focus does not come to stand on it unasked. */
  #rename(node, id) {
    if (node.element.contains(document.activeElement)) document.activeElement.blur();
    node.id = id;
    node.element.id = idOf(id);
    this.#renamed.add(node.element);
  }

  #make(number) {
    const [tag, aria, leaf] = ROLES[number];
    const role = NAMES[number];
    const element = document.createElement(tag);
    if (leaf) element.classList.add('leaf');
    if (tag === 'button') element.type = 'button';
    if (tag === 'input') element.type = INPUT_TYPES[role];
    if (aria) element.setAttribute('role', aria === 'scroll' ? 'group' : aria);
    if (TEXTS.has(role) && !['option', 'columnHeader'].includes(role)) element.classList.add('text');
    if (EDITED.has(role)) {
      element.classList.add('edited');
      element.autocomplete = 'off';
      if (role !== 'textArea' && role !== 'textInput') element.spellcheck = false;
    }
    if (role === 'combobox') element.setAttribute('aria-autocomplete', 'list');
    return element;
  }

  #recreate(old, change) {
    const node = this.#create({ ...change, i: old.id, p: change.p ?? old.parent });
    // Only what changed is told: name, value and place are still those of the element before it.
    change.n ??= old.name;
    change.v ??= old.value;
    node.element.style.cssText = old.element.style.cssText;
    old.element.replaceWith(node.element);
    node.element.append(...old.element.childNodes);
    return node;
  }

  #place({ style }, [x, y, w, h]) {
    style.right = `${x}px`;
    style.top = `${y}px`;
    style.width = `${w}px`;
    style.height = `${h}px`;
  }

  #setFlags(node, bits, fresh) {
    const { element } = node;
    const on = flagsOf(bits);
    node.flags = on;
    this.#sayFlags(node, on, fresh);
    const native = ['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName);
    if (node.role === 'row') element.tabIndex = on.focusable && !on.roving ? 0 : -1;
    else if (on.roving) this.#rovers.add(node.parent);
    else if (on.focusable) element.tabIndex = 0;
    else if (native) element.tabIndex = -1;
    if (node.role === 'select') element.disabled = on.disabled || on.readOnly;
  }

  #sayFlags(node, on, fresh) {
    const { element } = node;
    const set = (name, yes, value = 'true') => {
      if (yes) element.setAttribute(name, value);
      else if (!fresh) element.removeAttribute(name);
    };
    set('aria-disabled', on.disabled);
    set('aria-required', on.required && node.role !== 'radio');
    set('aria-invalid', on.invalid);
    set('aria-current', on.current, 'page');
    set('aria-modal', on.modal);
    set('aria-expanded', on.hasExpanded, String(on.expanded));
    if (on.hasPressed) element.setAttribute('aria-pressed', String(on.checked));
    if (node.role === 'checkbox' || node.role === 'radio') element.setAttribute('aria-checked', String(on.checked));
    if (node.role === 'tab' || node.role === 'option') element.setAttribute('aria-selected', String(on.selected));
    if (EDITED.has(node.role)) {
      element.readOnly = on.readOnly || on.disabled;
      element.dir = on.ltr ? 'ltr' : 'rtl';
    } else {
      set('dir', on.ltr, 'ltr');
    }
  }

  #setTexts(node, change) {
    const { element } = node;
    if (change.n !== undefined) node.name = change.n;
    if (change.n !== undefined || (change.v !== undefined && TEXTS.has(node.role))) {
      const value = change.v ?? node.value;
      if (!TEXTS.has(node.role)) {
        if (node.name) element.setAttribute('aria-label', node.name);
        else element.removeAttribute('aria-label');
      } else {
        this.#setWords(element, value ? `${node.name}: ${value}` : node.name);
      }
    }
    const attribute = (name, value) => { if (value !== undefined) element[value ? 'setAttribute' : 'removeAttribute'](name, value); };
    attribute('aria-description', change.e);
    if (change.e !== undefined) node.description = change.e;
    if (this.#plain) this.#caption(node);
    attribute('placeholder', change.ph);
    attribute('inputmode', change.im);
    attribute('autocomplete', change.ac);
    attribute('accept', change.at);
    attribute('aria-activedescendant', change.ad && idOf(change.ad));
    // What a combobox opens is the list that its active option stands in.
    if (change.ad) element.setAttribute('aria-controls', idOf(change.ad.slice(0, change.ad.lastIndexOf('/'))));
  }

  /** The words of an element in the text that is there already, where it is: cheaper to lay out than a new one. */
  #setWords(element, words) {
    const text = element.firstChild;
    if (text instanceof Text && !text.nextSibling) text.data = words;
    else element.textContent = words;
  }

  #setNumbers(node, change) {
    const { element } = node;
    for (const [key, name] of NUMBERS) if (change[key] !== undefined) element.setAttribute(name, change[key]);
    if (change.so !== undefined) {
      element.setAttribute('aria-sort', { 1: 'ascending', '-1': 'descending' }[change.so] ?? 'none');
    }
    if (change.fs) element.style.fontSize = `${change.fs}px`;
    if (change.ml) element.maxLength = change.ml;
    if (change.sh !== undefined || change.sw !== undefined) this.#setScroll(node, change);
  }

  #setScroll(node, change) {
    if (!SCROLLED.has(node.role)) return;
    if (!node.spacer) {
      node.spacer = document.createElement('div');
      node.spacer.className = 'spacer';
      node.spacer.setAttribute('role', 'presentation');
      node.element.classList.add('scroll');
      node.element.prepend(node.spacer);
      node.element.addEventListener('scroll', () => {
        this.#send(EVENT.scroll, node.handle, '', node.element.scrollTop, -node.element.scrollLeft);
      }, { passive: true });
    }
    if (change.sh !== undefined) node.spacer.style.height = `${change.sh}px`;
    node.spacer.style.width = change.sw ? `${change.sw}px` : node.spacer.style.width || '1px';
  }

  #setOptions(node, options) {
    const hint = document.createElement('option');
    hint.value = '';
    hint.textContent = node.element.getAttribute('placeholder') ?? '';
    node.element.replaceChildren(hint, ...options.map(([code, label, disabled]) => {
      const option = document.createElement('option');
      option.value = code;
      option.textContent = label;
      option.disabled = Boolean(disabled);
      return option;
    }));
  }

  #setValue(node, value) {
    node.value = value;
    const { element, role } = node;
    if (role === 'select') element.value = value;
    // The value of a focused field is the browser's own: writing it would kill undo and move the caret.
    else if (EDITED.has(role) && element !== document.activeElement && element.value !== value) element.value = value;
  }

  #remove(handles) {
    const gone = handles.map((handle) => this.#nodes.get(handle)).filter(Boolean);
    for (const node of gone) this.#nodes.delete(node.handle);
    for (const node of gone) {
      if (node.flags.roving) this.#rovers.add(node.parent);
      if (!this.#nodes.has(node.parent)) continue;  // It goes with what it stands in.
      node.caption?.remove();
      node.element.remove();
    }
  }

  #order(parent, children) {
    const up = this.#nodes.get(parent);
    if (!up) return;
    let at = parent === 0 ? this.#note : up.spacer ?? null;
    for (const handle of children) {
      const node = this.#nodes.get(handle);
      if (!node) continue;
      node.parent = parent;
      for (const part of node.caption ? [node.caption, node.element] : [node.element]) {
        const next = this.#makeWay(up.element, at, part);
        if (next !== part) up.element.insertBefore(part, next);
        at = part;
      }
    }
  }

  /**
   * What stands behind `at`, where `part` is to stand. Rows that stand for others now go to the end, out of the way of the many that stay
   * where they are; and everything goes out of the way of the focused element, which moving would blur.
   */
  #makeWay(parent, at, part) {
    const next = () => (at ? at.nextSibling : parent.firstChild);
    if (next() === part || part.parentNode !== parent) return next();
    const stays = part.contains(document.activeElement);
    while (next() && next() !== part && (stays || this.#renamed.has(next()))) parent.append(next());
    return next();
  }

  /** One tab stop a group: what is chosen, else where the focus is, else the first. */
  #chooseTabStops() {
    for (const parent of this.#rovers) {
      const group = this.#roversOf(parent);
      const chosen = group.find((node) => node.element === document.activeElement) ??
        group.find((node) => node.flags.selected || (node.flags.checked && node.role === 'radio')) ?? group[0];
      for (const node of group) node.element.tabIndex = node === chosen ? 0 : -1;
    }
    this.#rovers.clear();
  }

  #roversOf(parent) {
    const up = this.#nodes.get(parent);
    if (!up) return [];
    return [...up.element.children].map((element) => element.twin).filter((node) => node?.flags.roving && node.role !== 'row');
  }

  /** Behind a modal dialog nothing can be reached; a new one takes the focus. */
  #holdModal(fresh) {
    const top = [...this.#root.children];
    const modal = top.findLast((element) => element.twin?.flags.modal);
    const from = modal ? top.indexOf(modal) : -1;
    top.forEach((element, index) => { if (element.twin) element.inert = index < from; });
    if (modal && fresh.includes(modal.twin)) {
      const stops = [...modal.querySelectorAll('input, textarea, select, button, [tabindex="0"]')];
      stops.find((element) => element.tabIndex === 0 && element.twin)?.focus();
    }
  }

  // --- To the desk ---

  #send(kind, handle, text = '', a = 0, b = 0) {
    const bytes = encoder.encode(text);
    const at = this.#module._malloc(Math.max(1, bytes.length));
    this.#module.HEAPU8.set(bytes, at);
    this.#module._kotaj_twin_event(kind, handle, at, bytes.length, a, b);
    this.#module._free(at);
  }

  async #sendFile(node, file) {
    if (!file) return;
    // What cannot be read arrives as a file without a name, its bytes the sentence that says why.
    const read = await readFile(file).catch((error) => ({ name: '', mime: '', bytes: encoder.encode(error.message) }));
    const parts = [encoder.encode(read.name), encoder.encode(read.mime), read.bytes];
    const places = parts.map((bytes) => {
      const at = this.#module._malloc(Math.max(1, bytes.length));
      this.#module.HEAPU8.set(bytes, at);
      return at;
    });
    this.#module._kotaj_twin_file(node.handle, ...parts.flatMap((bytes, i) => [places[i], bytes.length]));
    places.forEach((at) => this.#module._free(at));
  }

  #listen() {
    const root = this.#root;
    const nodeOf = (event) => event.target.twin;
    root.addEventListener('focusin', (event) => {
      const node = nodeOf(event);
      if (!node) return;
      this.#send(EVENT.focus, node.handle, '', event.target.matches(':focus-visible') ? 1 : 0);
      if (node.flags.roving) { this.#rovers.add(node.parent); this.#chooseTabStops(); }
    });
    root.addEventListener('focusout', (event) => {
      const node = nodeOf(event);
      if (!node) return;
      if (EDITED.has(node.role) && event.target.value !== node.value) event.target.value = node.value;
      this.#send(EVENT.blur, node.handle);
    });
    root.addEventListener('input', (event) => {
      const node = nodeOf(event);
      if (!node || !EDITED.has(node.role)) return;
      node.value = event.target.value;
      this.#send(EVENT.input, node.handle, event.target.value);
    });
    root.addEventListener('change', (event) => {
      const node = nodeOf(event);
      if (!node) return;
      if (node.role === 'file') {
        this.#sendFile(node, event.target.files[0]);
        event.target.value = '';
        return;
      }
      this.#send(EVENT.change, node.handle, event.target.value);
    });
    root.addEventListener('click', (event) => {
      const node = nodeOf(event);
      // With a mouse (detail ≥ 1) its press was taken already, where there is a picture to press on.
      if (node && (event.detail === 0 || this.#plain) && !EDITED.has(node.role) && node.role !== 'select') this.#activate(node);
    });
    addEventListener('keydown', (event) => this.#key(event));
    listenToPointer(this.#desk, this.#canvas, (node) => {
      const now = this.#nodes.get(node.handle);
      if (now && !this.#plain) this.#activate(now);
    });
    this.#watchSize();
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => { if (this.#module.calledRun) this.#module._kotaj_redraw(); });
    }
  }

  #activate(node) {
    this.#send(EVENT.activate, node.handle);
  }

  #key(event) {
    if (event.isComposing || this.#desk.hidden || document.querySelector('dialog[open]')) return;
    const chord = chordOf(event);
    const node = document.activeElement?.twin;
    if (node?.keys.has(chord)) {
      // A textarea and an input keep what they need themselves; they ask only for what they do not.
      if (chord !== 'Tab') event.preventDefault();
      this.#send(EVENT.key, node.handle, chord);
      return;
    }
    if (node?.flags.roving && this.#rove(node, event.key)) {
      event.preventDefault();
      return;
    }
    const native = node && ['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA'].includes(node.element.tagName);
    if (node && !native && (chord === 'Enter' || chord === 'Space') && node.role !== 'scroll') {
      event.preventDefault();
      this.#activate(node);
      return;
    }
    // Asked again, Ctrl+F is the browser's own.
    if (chord === 'Ctrl+KeyF' && node?.role === 'search') return;
    if (this.#chords.has(chord)) {
      event.preventDefault();
      this.#send(EVENT.key, 0, chord);
    }
  }

  /** Arrow keys in visual direction: the next one stands to the left. */
  #rove(node, key) {
    const group = this.#roversOf(node.parent).filter((one) => !one.flags.disabled || one === node);
    const at = group.indexOf(node);
    const to = { ArrowLeft: at + 1, ArrowDown: at + 1, ArrowRight: at - 1, ArrowUp: at - 1, Home: 0, End: group.length - 1 }[key];
    if (to === undefined) return false;
    const next = group[(to + group.length) % group.length];
    next.element.focus({ focusVisible: true });
    if (next.role === 'radio') this.#activate(next);
    return true;
  }

  #watchSize() {
    const tell = () => {
      const { width, height } = this.#desk.getBoundingClientRect();
      if (this.#module.calledRun) this.#module._kotaj_resize(Math.floor(width), Math.floor(height));
      const active = document.activeElement;
      if (active?.twin && EDITED.has(active.twin.role)) active.scrollIntoView({ block: 'nearest' });
    };
    new ResizeObserver(tell).observe(this.#desk);
    const watchRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => { tell(); watchRatio(); }, { once: true });
    };
    watchRatio();
  }
}
