// What the desk's numbers stand for in the page: roles, flags, and the attributes that hold numbers.

/** ui::Role, in its order: element, ARIA role, and whether it is a leaf (leaves are not seen: the canvas draws them). */
export const ROLES = [
  ['div', 'group'], ['div', 'region'], ['div', 'banner'], ['div', 'navigation'], ['div', 'main'], ['div', 'form'],
  ['div', 'dialog'], ['div', 'scroll'], ['div', 'heading', 1], ['div', '', 1], ['div', '', 1], ['div', '', 1], ['div', 'alert', 1],
  ['div', 'status', 1], ['button', '', 1], ['button', 'link', 1], ['div', 'tablist'], ['button', 'tab', 1],
  ['button', 'checkbox', 1], ['div', 'radiogroup'], ['button', 'radio', 1], ['input', '', 1], ['textarea', '', 1],
  ['input', '', 1], ['input', '', 1], ['select', '', 1], ['input', '', 1], ['input', 'combobox', 1], ['div', 'listbox'],
  ['div', 'option', 1], ['div', 'grid'], ['div', 'rowgroup'], ['div', 'row'], ['div', 'columnheader', 1],
  ['div', 'gridcell', 1], ['div', 'list'], ['div', 'listitem', 1], ['div', 'menu'], ['button', 'menuitem', 1], ['div', 'img', 1],
];
export const NAMES = ['group', 'region', 'banner', 'navigation', 'main', 'form', 'dialog', 'scroll', 'heading', 'text', 'labelValue',
  'status', 'alert', 'live', 'button', 'link', 'tabList', 'tab', 'checkbox', 'radioGroup', 'radio', 'textInput', 'textArea',
  'password', 'search', 'select', 'file', 'combobox', 'listBox', 'option', 'table', 'rowGroup', 'row', 'columnHeader', 'cell',
  'list', 'listItem', 'menu', 'menuItem', 'image'];
export const INPUT_TYPES = { textInput: 'text', password: 'password', search: 'search', file: 'file', combobox: 'text' };
const FLAGS = ['disabled', 'checked', 'expanded', 'selected', 'required', 'invalid', 'readOnly', 'current', 'focusable', 'ltr',
  'multi', 'autofocus', 'hasExpanded', 'hasPressed', 'modal', 'roving', 'assertive'];
export const NUMBERS = [['l', 'aria-level'], ['rc', 'aria-rowcount'], ['ri', 'aria-rowindex'], ['cc', 'aria-colcount'], ['ci', 'aria-colindex']];
export const EDITED = new Set(['textInput', 'textArea', 'password', 'search', 'combobox']);
export const TEXTS = new Set(['heading', 'text', 'labelValue', 'status', 'alert', 'live', 'listItem', 'cell', 'columnHeader', 'option']);
export const SCROLLED = new Set(['scroll', 'rowGroup', 'group']);

const flagSets = new Map();

/** The flags that a number stands for: few of the many possible ones occur, and each often. */
export function flagsOf(bits) {
  if (!flagSets.has(bits)) flagSets.set(bits, Object.fromEntries(FLAGS.map((name, bit) => [name, Boolean(bits & (1 << bit))])));
  return flagSets.get(bits);
}
