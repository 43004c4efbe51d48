package io.tributary.bench;

/** How clients connect. */
enum Manner {
  /** Connections are kept for the next request. */
  KEPT("keep-alive"),

  /** Every request has a connection of its own, as a visitor's single click has. */
  ONE_SHOT("close");

  private final String header;

  Manner(String header) {
    this.header = header;
  }

  /** For people. */
  String words() {
    return this == KEPT ? "keep-alive" : "one-shot";
  }

  /** What the header {@code Connection} says. */
  String header() {
    return header;
  }
}
