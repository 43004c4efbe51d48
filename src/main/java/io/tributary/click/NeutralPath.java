package io.tributary.click;

/**
 * A second address of the tag and of where it sends to, under any name the owner likes: lists of
 * blockers know the usual ones.
 */
final class NeutralPath {
  static final String PATTERN = "/n/{name}";

  private NeutralPath() {}
}
