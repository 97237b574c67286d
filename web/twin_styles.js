// How the twin lies over the picture, and how it looks where it is the desk itself (`plain`). A constructed sheet: the page's policy
// allows no inline styles.

export const STYLES = `
#twin { position: absolute; inset: 0; overflow: clip; user-select: none; -webkit-user-select: none;
  font-family: Vazirmatn, sans-serif; color: var(--twin-text); }
#twin * { position: absolute; box-sizing: border-box; margin: 0; padding: 0; border: 0; background: none; color: inherit;
  font: inherit; outline: none; overflow: visible; min-inline-size: 0; min-block-size: 0; }
#twin [role=menu], #twin [role=listbox], #twin [role=dialog] { z-index: 1; }
#twin .leaf { opacity: 0; overflow: hidden; white-space: pre-wrap; }
#twin .text { pointer-events: none; }
#twin:not(.plain) .text { font-kerning: none; }
#twin .scroll { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin;
  scrollbar-color: color-mix(in srgb, var(--twin-quiet) 55%, transparent) transparent; }
#twin .spacer { inset-block-start: 0; inset-inline-start: 0; pointer-events: none; }
#twin button, #twin select, #twin [role=option], #twin [role=row], #twin [role=columnheader] { cursor: pointer; appearance: none; }
#twin [aria-disabled=true] { cursor: not-allowed; }
#twin input, #twin textarea { appearance: none; text-align: right; unicode-bidi: plaintext; padding: 0 9px; resize: none; cursor: text;
  caret-color: var(--twin-accent); }
#twin input[dir=ltr] { unicode-bidi: normal; }
#twin textarea { padding: 4px 9px; line-height: 1.56; overflow: auto; }
#twin input.edited:focus:not([aria-disabled=true]), #twin textarea.edited:focus:not([aria-disabled=true]) { opacity: 1;
  user-select: text; -webkit-user-select: text; }
#twin input::placeholder, #twin textarea::placeholder { color: var(--twin-quiet); opacity: 1; }
#twin input::selection, #twin textarea::selection { background: color-mix(in srgb, var(--twin-accent) 30%, transparent); }
#twin input::-webkit-search-cancel-button { display: none; }
#twin .said { inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
#twin.plain { overflow: auto; padding: 1rem; user-select: text; -webkit-user-select: text; }
#twin.plain * { position: static; inline-size: auto !important; block-size: auto !important; opacity: 1 !important; overflow: visible;
  font-size: 1rem !important; line-height: 1.9; max-inline-size: 100%; }
#twin.plain .said { position: absolute; inline-size: 1px !important; block-size: 1px !important; overflow: hidden; }
#twin.plain [role=heading] { font-weight: 700; margin-block: .8rem .2rem; }
#twin.plain [role=banner], #twin.plain [role=navigation], #twin.plain [role=row], #twin.plain [role=tablist],
#twin.plain [role=radiogroup] { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: center; }
#twin.plain [role=row] { border-block-end: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
#twin.plain [role=row] > * { flex: 1 1 6rem; }
#twin.plain [role=region], #twin.plain [role=form], #twin.plain [role=dialog] { margin-block: .6rem; padding: .6rem;
  border: 1px solid color-mix(in srgb, currentColor 40%, transparent); }
#twin.plain [aria-modal=true] { position: fixed; inset: 5vh 5vw auto !important; max-block-size: 90vh; overflow: auto; background: var(--page); }
#twin.plain button, #twin.plain input, #twin.plain select, #twin.plain textarea, #twin.plain [role=option] { display: inline-block;
  border: 1px solid currentColor; border-radius: 4px; padding: .2rem .8rem; margin: .15rem; min-block-size: 2rem; }
#twin.plain select, #twin.plain input[type=file] { appearance: auto; background: var(--page); }
#twin.plain .plain-label { display: block; margin-block-start: .5rem; }
#twin.plain [aria-current], #twin.plain [aria-selected=true], #twin.plain [aria-checked=true], #twin.plain [aria-pressed=true] {
  font-weight: 700; text-decoration: underline; }
#twin.plain [aria-checked]::before { content: "☐ "; }
#twin.plain [aria-checked=true]::before { content: "☑ "; }
#twin.plain :focus-visible { outline: 3px solid var(--twin-accent); outline-offset: 2px; }
#twin.plain .spacer { display: none; }
`;
