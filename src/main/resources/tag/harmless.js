/** Wraps what the browser or the page calls: whatever goes wrong in it stays in it. */
export function harmless(action) {
  return (...values) => {
    try {
      return action(...values);
    } catch (ours) {
      return undefined;
    }
  };
}

/**
 * Looks in when the page calls a method: our action gets the object and the values first, and what the action gives
 * back gets the result afterwards. The page notices nothing.
 */
export function hook(object, method, action) {
  const theirs = object[method];
  object[method] = function(...values) {
    const after = harmless(action)(this, ...values);
    const result = theirs?.apply(this, values);
    after && harmless(after)(result);
    return result;
  };
}
