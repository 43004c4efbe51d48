/** An extra that takes e-mail and phone from forms as they are sent, where the site allows it. */

import {hook} from '../harmless.js';
import {commands, listen} from '../tag.js';

const EMAIL = /e-?mail/i;
const PHONE = /phone|mobile|\btel/i;

listen(window, 'submit', (event) => identify(event.target));
hook(HTMLFormElement.prototype, 'submit', identify);

function identify(form) {
  commands['identify']({'email': valueIn(form, EMAIL), 'phone': valueIn(form, PHONE)});
}

/** What was typed into the first field that says it is for that. */
function valueIn(form, kind) {
  return [...form.elements].find((field) =>
    /^(text|email|tel)$/.test(field.type) && field.value
        && kind.test([field.type, field.autocomplete, field.name, field.id].join(' ')))?.value;
}
