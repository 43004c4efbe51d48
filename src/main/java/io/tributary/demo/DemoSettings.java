package io.tributary.demo;

import io.tributary.model.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * What the demo is told.
 *
 * @param tributary public address of the Tributary that is shown, such as {@code
 *     http://127.0.0.1:8080}
 * @param webhookSecret signs the stand-in's messages; Tributary must know it too
 * @param ports where shop and checkout listen, on 127.0.0.1
 * @param links slugs of the tracked links that the page of ads uses
 * @param timing how late and how often messages come
 */
public record DemoSettings(
    URI tributary, Secret webhookSecret, Ports ports, TrackedLinks links, Timing timing) {

  /** 0 for any free port. */
  public record Ports(int shop, int checkout) {}

  /**
   * Two tracked links that whoever starts the demo creates.
   *
   * @param toShop slug of the link whose target is {@link Demo#shop}
   * @param toCheckout slug of the link whose target is {@link Demo#paymentLink}
   */
  public record TrackedLinks(String toShop, String toCheckout) {}

  /**
   * How the stand-in's messages travel.
   *
   * @param latest each copy of a message comes at a random moment up to this long after the fact
   * @param copies how often each message is sent
   * @param days how long the two weeks of a bank debit or a trial take
   * @param retryAfter pause before the first repetition of a failed delivery; it doubles
   * @param holdsBuyer how long the buyer is kept for the answer to the completed session
   */
  public record Timing(
      Duration latest, int copies, Duration days, Duration retryAfter, Duration holdsBuyer) {
    /** Late by up to three seconds, everything twice, days in twenty seconds. */
    public static Timing lifelike() {
      return new Timing(
          Duration.ofSeconds(3),
          2,
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));
    }

    /** Everything at once, still twice. */
    public static Timing immediate() {
      return new Timing(
          Duration.ZERO, 2, Duration.ZERO, Duration.ofMillis(20), Duration.ofSeconds(10));
    }
  }
}
