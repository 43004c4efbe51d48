package io.tributary.testing;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds Stripe's messages around the seed payload, and signs them with Stripe's own library. */
public final class StripeEvents {
  /** Of the test endpoint. */
  public static final String SECRET = "whsec_test_0123456789abcdef";

  /** Of the live endpoint. */
  public static final String LIVE_SECRET = "whsec_live_0123456789abcdef";

  /** Of both, as a setting. */
  public static final String SECRETS = SECRET + "," + LIVE_SECRET;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SEED = "/stripe/seed.checkout.session.completed.2022-11-15.json";

  private StripeEvents() {}

  /** The seed payload: a card payment of 100.00 USD in test mode. */
  public static ObjectNode seed() {
    return read(SEED);
  }

  /** Stripe's own sample session of an API version, completed; its amounts are null. */
  public static ObjectNode ofVersion(String version, String type, Instant at) {
    ObjectNode event = event("evt_" + version, type, at);
    event.put("api_version", version);
    ObjectNode data = (ObjectNode) event.path("data");
    data.set("object", read("/stripe/" + version + "/checkout.session.json"));
    return event;
  }

  private static ObjectNode read(String resource) {
    try (InputStream stream = StripeEvents.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing " + resource);
      }
      return (ObjectNode) MAPPER.readTree(stream.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The seed as another event of the same session. */
  public static ObjectNode event(String eventId, String type, Instant at) {
    ObjectNode event = seed();
    event.put("id", eventId);
    event.put("type", type);
    event.put("created", at.getEpochSecond());
    return event;
  }

  /** A completed session with its own ids, changed as the test needs. */
  public static ObjectNode completed(String name, Instant at, Consumer<ObjectNode> change) {
    ObjectNode event = event("evt_" + name, "checkout.session.completed", at);
    ObjectNode session = session(event);
    session.put("id", "cs_" + name);
    session.put("payment_intent", "pi_" + name);
    session.put("created", at.minusSeconds(60).getEpochSecond());
    change.accept(session);
    return event;
  }

  public static ObjectNode session(ObjectNode event) {
    return (ObjectNode) event.path("data").path("object");
  }

  public static ObjectNode live(ObjectNode event) {
    event.put("livemode", true);
    session(event).put("livemode", true);
    return event;
  }

  /** With what Stripe would sign it. */
  public static String secretOf(ObjectNode event) {
    return event.path("livemode").asBoolean(false) ? LIVE_SECRET : SECRET;
  }

  public static byte[] bytes(ObjectNode event) {
    return MAPPER.writeValueAsBytes(event);
  }

  /** The header Stripe would send. */
  public static String signature(byte[] body, String secret, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(
          new String(body, StandardCharsets.UTF_8), secret, at.getEpochSecond());
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What Stripe's library thinks of a header. */
  public static boolean isGenuineToStripe(byte[] body, String header, String secret) {
    try {
      return Webhook.Signature.verifyHeader(
          new String(body, StandardCharsets.UTF_8), header, secret, 0);
    } catch (SignatureVerificationException refused) {
      return false;
    }
  }
}
