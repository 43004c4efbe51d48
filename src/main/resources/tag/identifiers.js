/** Click, visitor and event ids: ULIDs, 48 bits of time and 80 random bits in 26 letters and digits. */

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHAPE = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function mintId() {
  let id = '';
  for (let time = Date.now(); id.length < 10; time = Math.floor(time / 32)) {
    id = DIGITS[time % 32] + id;
  }
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
    id += DIGITS[byte % 32];
  }
  return id;
}

/** The id in its one spelling, upper case; undefined when the text is no id. */
export function parseId(text) {
  const id = String(text).toUpperCase();
  return SHAPE.test(id) ? id : undefined;
}
