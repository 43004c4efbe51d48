/** Sees whatever comes into the page, and decorates it before anybody can follow it. */

import {harmless, hook} from './harmless.js';
import {ATTRIBUTES, decorate, decorateBeforeRendering, useClickId} from './links.js';

/** How often we answer within one task: a page that undoes what we do, whenever we do it, must not hang. */
const MOST_ROUNDS = 99;

const WATCHED = {childList: true, subtree: true, attributeFilter: Object.values(ATTRIBUTES)};

let rounds = 0;

const observer = new MutationObserver(harmless((changes) => {
  rounds++ || setTimeout(() => rounds = 0);
  for (const change of rounds > MOST_ROUNDS ? [] : changes) {
    change.attributeName ? decorate(change.target) : change.addedNodes.forEach(decorateWithin);
  }
}));

/** Decorates the whole page with a click id; without one, gives every link its original back. */
export function decoratePage(clickId) {
  useClickId(clickId);
  decorateWithin(document);
}

/** The page may have changed a link behind our back: looks again at what is being clicked or submitted. */
export function decorateTargetOf(event) {
  event.composedPath().forEach(decorateFollowed);
}

export function watchPage() {
  observer.observe(document, WATCHED);
  hook(customElements, 'define', (registry, name, type) => {
    ATTRIBUTES[name] && hook(type.prototype, 'connectedCallback', decorateBeforeRendering);
  });
  hook(Element.prototype, 'attachShadow', () => (root) => {
    root.mode === 'open' && observer.observe(root, WATCHED);
  });
  // Neither a link outside the page nor a form sent by a script tells anybody.
  hook(HTMLElement.prototype, 'click', decorateFollowed);
  hook(HTMLFormElement.prototype, 'submit', decorateFollowed);
}

function decorateFollowed(element) {
  decorate(element, true);
}

const decorateWithin = harmless((root) => {
  enter(root);
  // A text has none.
  root.querySelectorAll?.('*').forEach(enter);
});

function enter(node) {
  decorate(node);
  if (node.shadowRoot) {
    observer.observe(node.shadowRoot, WATCHED);
    decorateWithin(node.shadowRoot);
  }
}
