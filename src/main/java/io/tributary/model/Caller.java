package io.tributary.model;

/** Who is asking. */
public sealed interface Caller {
  /**
   * The owner, signed in with a browser.
   *
   * @param csrfToken must come back with every unsafe request of this session
   */
  record Owner(UserId userId, Secret csrfToken) implements Caller {}

  /**
   * A program with an API key.
   *
   * @param keyName the name its key was given
   */
  record Program(String keyName) implements Caller {}

  /** Anybody else. */
  record Stranger() implements Caller {}
}
