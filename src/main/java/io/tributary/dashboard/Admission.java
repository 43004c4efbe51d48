package io.tributary.dashboard;

import io.tributary.http.Cookie;

/** What became of somebody who wants in. */
public sealed interface Admission {
  /** Signed in from now on. */
  record Welcome(Cookie session) implements Admission {}

  /**
   * Stays outside.
   *
   * @param status a 4xx status
   * @param message why, and what to do
   */
  record Refused(int status, String message) implements Admission {}
}
