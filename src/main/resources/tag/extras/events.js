/** An extra that reports what visitors do by themselves: links that lead away, and forms. Never what they typed. */

import {hook} from '../harmless.js';
import {listen, trigger} from '../tag.js';
import {leadsAway} from './hosts.js';

const LONGEST_LABEL = 100;
const MOST_FIELDS = 20;
const NO_FIELD = /hidden|submit|button|image|fieldset|output/;

listen(window, 'click auxclick', (event) => {
  const link = event.composedPath().find((element) => /^(a|area)$/.test(element.localName) && element.href);
  const url = link && new URL(link.href);
  // A third button opens a menu.
  if (url && event.button < 2 && leadsAway(url)) {
    const label = link.textContent.trim() || link.getAttribute('aria-label') || link.title || '';
    trigger('OutboundClick', {
      'link': {
        'label': label.replace(/\s+/g, ' ').slice(0, LONGEST_LABEL), 'id': link.id || undefined, 'url': place(url),
      },
    });
  }
});

/** Forms whose `submit` event was seen: a script that sends them afterwards sends what is reported already. */
const seen = new WeakSet();

listen(window, 'submit', (event) => {
  seen.add(event.target);
  reportForm(event.target);
});
// A form sent by a script has no such event.
hook(HTMLFormElement.prototype, 'submit', (form) => {
  seen.has(form) || reportForm(form);
});

/** Its attributes only: a form's properties may be its fields. */
function reportForm(form) {
  const names = [...form.elements].filter((field) => !NO_FIELD.test(field.type)).map((field) => field.name || field.id);
  trigger('FormSubmit', {
    'link': {
      'label': form.getAttribute('name') || undefined,
      'id': form.getAttribute('id') || undefined,
      'url': place(new URL(form.getAttribute('action') || '', location.href)),
      'method': (form.getAttribute('method') || 'get').toLowerCase(),
    },
    'fields': [...new Set(names)].filter((name) => name).slice(0, MOST_FIELDS),
  });
}

/** Without what may be secret: credentials, query and what stands behind `#`. */
function place(url) {
  return url.protocol.startsWith('http') ? url.origin + url.pathname : url.protocol;
}
