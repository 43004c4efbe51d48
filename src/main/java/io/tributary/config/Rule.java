package io.tributary.config;

import java.util.Map;
import java.util.function.Predicate;

/**
 * What a value has to be, and how to say so when it isn't.
 *
 * @param wayOut continues the sentence "must be …"
 */
record Rule(Predicate<String> allows, String wayOut) {
  private static final Rule ANY = new Rule(value -> true, "text");
  private static final Rule API_KEY = secret(8);
  private static final Rule SECRET_KEY = secret(32);
  private static final Rule DURATION =
      new Rule(
          value -> Durations.parse(value).filter(length -> !length.isNegative()).isPresent(),
          "a length of time such as 30d, 12h, 10m, 45s or P30D");
  private static final Map<String, Rule> BY_KEY =
      Map.ofEntries(
          Map.entry("port", new Rule(Values::isPort, "a whole number from 0 to 65535")),
          Map.entry("data", new Rule(Values::isPath, "the path of a folder")),
          Map.entry("tls.certificate", new Rule(Values::isPath, "the path of a PEM file")),
          Map.entry("tls.private-key", new Rule(Values::isPath, "the path of a PEM file")),
          Map.entry("address", new Rule(Values::isHost, "an IP address or host name, no port")),
          Map.entry(
              "public-url",
              new Rule(Values::isOrigin, "http(s)://host or http(s)://host:port, nothing after")),
          Map.entry(
              "database.url",
              new Rule(
                  Values::isDatabaseUrl,
                  "jdbc:postgresql://host:5432/database or postgres://user:password@host/database")),
          Map.entry(
              "stripe.webhook-secrets",
              new Rule(
                  Values::isSecretList, "signing secrets such as whsec_…, a comma between two")),
          Map.entry(
              "stripe.api-key",
              new Rule(
                  Values::isStripeKey, "a key such as rk_live_…: letters and digits, no spaces")),
          Map.entry("stripe.api-base", new Rule(Values::isHttpUrl, "an http(s) address")),
          Map.entry("api-key", API_KEY),
          Map.entry("secret-key", SECRET_KEY),
          Map.entry(
              "trusted-proxies",
              new Rule(Values::isNetworkList, "IP addresses or CIDR blocks such as 10.0.0.0/8")),
          Map.entry("journal.most-bytes", bytes(256L << 20, "256MB")),
          Map.entry("inbox.most-unread", wholeNumber(1, 1_000_000_000)),
          Map.entry("click.lookback", DURATION),
          Map.entry("click.rate-per-address", wholeNumber(0, 1_000_000)),
          Map.entry("click.burst-per-address", wholeNumber(1, 1_000_000)));

  private static Rule secret(int shortest) {
    return new Rule(
        value -> value.length() >= shortest,
        "at least " + shortest + " characters, such as the output of 'openssl rand -hex 32'");
  }

  private static Rule bytes(long least, String written) {
    return new Rule(
        value -> ByteSize.parse(value).filter(size -> size.bytes() >= least).isPresent(),
        "a number of bytes such as 512MB or 10GB, at least " + written);
  }

  private static Rule wholeNumber(int least, int most) {
    return new Rule(
        value -> Values.isBetween(least, most, value),
        "a whole number from " + least + " to " + most);
  }

  static Rule of(Key key) {
    return BY_KEY.getOrDefault(key.name(), ANY);
  }
}
