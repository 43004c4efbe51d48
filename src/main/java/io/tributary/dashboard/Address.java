package io.tributary.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An address of ours that grows parameter by parameter. */
final class Address {
  private final String path;
  private final List<String> parameters = new ArrayList<>();

  Address(String path) {
    this.path = path;
  }

  Address with(String name, String value) {
    parameters.add(parameter(name, value));
    return this;
  }

  /** With a parameter, where there is a value. */
  Address with(String name, Optional<String> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** With {@code name=true}, or without that parameter. */
  Address where(String name, boolean isTrue) {
    return isTrue ? with(name, "true") : this;
  }

  static String parameter(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }
}
