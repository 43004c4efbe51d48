package io.tributary.config;

/**
 * One value as somebody wrote it, before it is understood.
 *
 * @param key such as {@code stripe.api-key}
 * @param origin where it was written, in words a reader can look up: {@code tributary.yaml line 3},
 *     {@code TRIBUTARY_PORT}, {@code --port}
 */
record Setting(String key, String value, String origin) {
  /** Without the value, which may be a secret. */
  @Override
  public String toString() {
    return key + " from " + origin;
  }
}
