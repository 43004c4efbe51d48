package io.tributary.model;

/** One message in the inbox, in order of arrival. */
public record MessageId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
