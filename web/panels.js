// The gate: one panel at a time, one message above it. No logic of sign-in here.

import { message, troubles } from '{{asset:messages.js}}';

export const byId = (id) => document.getElementById(id);

const PANELS = ['signin', 'unlock', 'choose', 'old', 'loading', 'trouble'];

/** Shows one panel and puts the caret where writing starts. */
export function show(name, focus = null) {
  document.documentElement.dataset.stage = 'gate';
  byId('desk').hidden = true;
  byId('gate').inert = false;
  for (const each of PANELS) byId(`panel-${each}`).hidden = each !== name;
  byId('hint').hidden = name !== 'signin' || byId('hint').dataset.seen === 'yes';
  (focus ?? byId(`panel-${name}`).querySelector('input:not([hidden], [value]), button.primary, button'))?.focus();
}

/** The desk gets its place and size under the gate, which still shows the progress. */
export function prepareDesk() {
  byId('desk').hidden = false;
  document.documentElement.dataset.stage = 'starting';
}

/** The desk takes the page. */
export function showDesk() {
  byId('gate').inert = true;
  document.documentElement.dataset.stage = 'desk';
}

/** Writes a message into a box of the page; without a code the box goes. */
export function say(code, figures = {}, box = byId('message')) {
  box.hidden = !code;
  if (!code) return;
  const { tone, title, text } = message(code, figures);
  box.className = `message ${tone}`;
  const head = document.createElement('strong');
  head.textContent = title;
  box.replaceChildren(head, text);
}

/** Says that the desk cannot start, why, and what helps. */
export function trouble(code, retry = () => location.reload()) {
  const [title, text] = troubles[code];
  say(null);
  byId('trouble-title').textContent = title;
  byId('trouble-text').textContent = text;
  byId('trouble-retry').onclick = retry;
  show('trouble', byId('trouble-retry'));
}

/** Runs a form's work once at a time: while it runs the form is busy, what was typed stays. */
export function onSubmit(form, work) {
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute('aria-busy', 'true');
    try {
      await work();
    } finally {
      busy = false;
      form.removeAttribute('aria-busy');
    }
  });
}

/** A field that is to blame gets the caret and says so to assistive technology. */
export function blame(input) {
  input.setAttribute('aria-invalid', 'true');
  input.addEventListener('input', () => input.removeAttribute('aria-invalid'), { once: true });
  input.focus();
  input.select();
}

/** A line above everything with things to do, `[label, act]` each; the same id replaces it where it says something else, text `null` takes it away. */
export function notice(id, tone, text, ...actions) {
  const old = byId(`notice-${id}`);
  if (text === null) {
    old?.remove();
    return;
  }
  const line = document.createElement('div');
  line.id = `notice-${id}`;
  line.className = `notice ${tone}`;
  const words = document.createElement('span');
  words.textContent = text;
  line.append(words);
  for (const [label, act] of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.onclick = act;
    line.append(button);
  }
  // Said again, the line stays as it is: whoever stands on its button must not lose it under his hand.
  if (old?.className === line.className && old.textContent === line.textContent) return;
  if (old) old.replaceWith(line);
  else byId('notices').append(line);
}

/** «نمایش گذرواژه» buttons. */
export function wireReveals() {
  for (const button of document.querySelectorAll('[data-reveals]')) {
    button.onclick = () => {
      const input = byId(button.dataset.reveals);
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      input.focus();
    };
  }
}

/** A question with buttons: `[[value, label, class]]`; resolves with the pressed one's value, '' where it was closed. */
export function ask(title, text, choices) {
  const dialog = byId('leave');
  byId('leave-title').textContent = title;
  byId('leave-text').textContent = text;
  byId('leave-buttons').replaceChildren(...choices.map(([value, label, look]) => {
    const button = document.createElement('button');
    button.value = value;
    button.textContent = label;
    button.className = look;
    return button;
  }));
  dialog.returnValue = '';
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue);
    dialog.showModal();
  });
}
