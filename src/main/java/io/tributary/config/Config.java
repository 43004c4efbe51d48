package io.tributary.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tributary.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the program; a key is the method's name in kebab-case, under its group's, so
 * that {@code stripe().apiKey()} is {@code stripe.api-key} in the file and {@code
 * TRIBUTARY_STRIPE_API_KEY} in the environment.
 */
@ConfigMapping(prefix = Config.PREFIX)
public interface Config {
  String PREFIX = "tributary";

  /** Folder of the journal, the embedded PostgreSQL and the generated key. Default {@code data}. */
  @WithDefault("data")
  Path data();

  /** TCP port to listen on, 0 to 65535; 0 takes any free one. Default 8080. */
  @WithDefault("8080")
  int port();

  /**
   * IP address or host name to listen on. Default {@code 0.0.0.0}: every interface; behind a proxy
   * on the same machine, {@code 127.0.0.1}.
   */
  @WithDefault("0.0.0.0")
  String address();

  /**
   * Address under which visitors, Stripe and people reach this server, such as {@code
   * https://t.shop.example}: scheme and host, maybe a port. Absent: http://localhost and the port.
   */
  Optional<URI> publicUrl();

  /** The certificate, when no proxy in front has one. */
  Tls tls();

  /** The outside PostgreSQL, if there is one. */
  Database database();

  /** What Stripe gave us. */
  Stripe stripe();

  /**
   * An API key, at least 8 characters, which works before any owner exists. Absent: only the
   * signed-in owner can use the API.
   */
  Optional<Secret> apiKey();

  /**
   * Key for secrets and personal data at rest, at least 32 characters; all servers of one database
   * share it. Absent: a generated one, kept in a file in the data folder.
   */
  Optional<Secret> secretKey();

  /**
   * Networks whose {@code X-Forwarded-*} headers are believed, as IP addresses or CIDR blocks.
   * Default: loopback.
   */
  @WithDefault("127.0.0.0/8,::1/128")
  List<String> trustedProxies();

  /** Where clicks wait for the database. */
  Journal journal();

  /** Where Stripe's messages wait to be read. */
  Inbox inbox();

  /** Which clicks are taken, and how they earn credit. */
  Click click();

  /** The certificate; both files are read again when they change. */
  interface Tls {
    /**
     * PEM file with the certificate and those that vouch for it, such as certbot's {@code
     * fullchain.pem}. Absent: http, for a proxy in front that speaks https.
     */
    Optional<Path> certificate();

    /** PEM file with its private key, such as certbot's {@code privkey.pem}; without a password. */
    Optional<Path> privateKey();
  }

  /** The outside PostgreSQL (15 or newer). */
  interface Database {
    /**
     * Where it is: {@code jdbc:postgresql://db:5432/tributary} or {@code
     * postgres://user:password@db/tributary}. Absent: the embedded PostgreSQL in the data folder.
     */
    Optional<String> url();

    /** User name. Absent: the one in the URL, if any. */
    Optional<String> user();

    /** Password. Absent: the one in the URL, if any. */
    Optional<Secret> password();
  }

  /** What Stripe gave us. */
  interface Stripe {
    /**
     * Signing secrets of webhook endpoints ({@code whsec_…}), any of which may have signed; they
     * belong to the account {@code default}. Each may say before it for which data it is, as in
     * {@code live:whsec_…}; else its first message shows that. Absent: only those that were added
     * on the page Accounts count.
     */
    Optional<List<Secret>> webhookSecrets();

    /**
     * Secret or restricted API key of the account {@code default}. With it, what no webhook has
     * brought is fetched from Stripe: events every hour, objects every night; and the books are
     * compared with Stripe's. Absent: Stripe is only listened to.
     */
    Optional<Secret> apiKey();

    /** Where Stripe's API is. Default {@code https://api.stripe.com}. */
    @WithDefault("https://api.stripe.com")
    URI apiBase();
  }

  /** Where clicks wait for the database. */
  interface Journal {
    /**
     * How large the journal may grow, at least 256MB; a number with KB, MB or GB (of 1024). Clicks
     * that are loaded stay a week, in case the database is restored from a backup, and make room
     * earlier when it is needed; when clicks that are not loaded fill it, no more are kept. Default
     * {@code 10GB}.
     */
    @WithDefault("10GB")
    ByteSize mostBytes();
  }

  /** Where Stripe's messages wait to be read. */
  interface Inbox {
    /**
     * How many messages may wait to be read, at least 1. Beyond about that many Stripe is answered
     * 503, and repeats for three days. Default {@code 1000000}.
     */
    @WithDefault("1000000")
    long mostUnread();
  }

  /** Which clicks are taken, and how they earn credit. */
  interface Click {
    /**
     * How long before the click that came back with a payment an earlier click can still earn it;
     * ISO-8601 or a number with s, m, h or d. Default {@code P30D}: 30 days.
     */
    @WithDefault("P30D")
    Duration lookback();

    /**
     * How many arrivals and events a second one address (of IPv6, a /64) may send through {@code
     * /collect}, and as many clicks through tracked links; 0 to 1000000, 0 is no limit. What comes
     * with an API key, or from this machine, isn't limited. Default 50: offices and mobile carriers
     * share addresses.
     */
    @WithDefault("50")
    int ratePerAddress();

    /** How many it may send at once after a rest; 1 to 1000000. Default 500. */
    @WithDefault("500")
    int burstPerAddress();
  }
}
