package io.tributary.http;

import java.util.List;
import java.util.Optional;

/** The headers of a request, looked up without regard to case; repeated headers stay apart. */
public final class Headers {
  private final HeaderSource source;

  /** One header line. */
  public record Header(String name, String value) {}

  public Headers(List<Header> all) {
    this(new HeaderList(all));
  }

  Headers(HeaderSource source) {
    this.source = source;
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    return source.first(name);
  }

  /** Every value of that name, in order of arrival. */
  public List<String> every(String name) {
    return source.every(name);
  }

  /** Names nothing: values hold tokens and addresses. */
  @Override
  public String toString() {
    return "Headers[masked]";
  }
}
