package io.tributary.bench;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One load on one server.
 *
 * @param requests their {@code Connection} header agrees with the manner
 * @param connections most connections at a time
 * @param length how long requests are due; answers may come for a while longer
 */
record Load(
    InetSocketAddress server,
    RequestSource requests,
    Manner manner,
    int connections,
    Pace pace,
    Duration length) {
  private static final int CONNECTIONS = 128;

  /** Kept connections, as fast as they are answered. */
  static Load burst(InetSocketAddress server, RequestSource requests, Duration length) {
    return new Load(
        server, requests, Manner.KEPT, CONNECTIONS, new Pace.AsFastAsAnswered(), length);
  }

  Load at(double perSecond) {
    return new Load(server, requests, manner, connections, new Pace.PerSecond(perSecond), length);
  }

  Load as(Manner other) {
    return new Load(server, requests, other, connections, pace, length);
  }

  Load to(InetSocketAddress other) {
    return new Load(other, requests, manner, connections, pace, length);
  }

  Load lasting(Duration other) {
    return new Load(server, requests, manner, connections, pace, other);
  }

  Load over(int most) {
    return new Load(server, requests, manner, most, pace, length);
  }
}
