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
