package io.tributary.http;

import java.util.List;
import java.util.Optional;

/** Where headers come from: the HTTP library's own store, or a list. */
interface HeaderSource {
  /** The first value of that name, without regard to case. */
  Optional<String> first(String name);

  /** Every value of that name, in order of arrival, without regard to case. */
  List<String> every(String name);
}
