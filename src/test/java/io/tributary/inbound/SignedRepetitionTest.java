package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Door;
import io.tributary.model.Door.Signing;
import io.tributary.model.Door.Signing.Scheme;
import io.tributary.model.Secret;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has seen a signed message can send it again, but never as news. */
class SignedRepetitionTest {
  private static final String BODY = "{\"email\":\"a@example.com\",\"event\":\"Lead\"}";
  private static final String SECRET = "a secret of the sender";
  @TempDir private Path folder;
  private DoorHouse doors;

  @BeforeEach
  void open() {
    doors = new DoorHouse(folder);
  }

  @AfterEach
  void close() {
    doors.close();
  }

  private Door signed(Scheme scheme, String header) {
    Door door = doors.door("shop");
    Signing signing = new Signing(scheme, header, new Secret(SECRET));
    return doors.add(
        door.with(door.settings().guarded(new Door.Guard(Optional.of(signing), List.of()))));
  }

  private void send(Requests request) {
    assertThat(doors.answer("shop", request).status()).isEqualTo(200);
  }

  private static Requests post() {
    return Requests.post("/hooks/in/shop").body(BODY.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(String content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSignedBody_isNoNews_whateverTheUnsignedHeadersSay() throws GeneralSecurityException {
    Door door = signed(Scheme.HEX, "X-Signature");
    String hex = HexFormat.of().formatHex(hmac(BODY));

    send(post().header("X-Signature", hex));
    send(post().header("X-Signature", hex).header("Idempotency-Key", "fresh"));
    send(post().header("X-Signature", hex).header("webhook-id", "fresh"));

    assertThat(doors.messages(door)).hasSize(1);
  }

  @Test
  void aStandardWebhook_isKnownByItsSignedId() throws GeneralSecurityException {
    Door door = signed(Scheme.STANDARD_WEBHOOKS, "webhook-signature");

    send(standard("m1"));
    send(standard("m1").header("Idempotency-Key", "fresh"));
    assertThat(doors.messages(door)).hasSize(1);

    send(standard("m2"));
    assertThat(doors.messages(door)).hasSize(2);
  }

  private Requests standard(String id) throws GeneralSecurityException {
    String time = Long.toString(doors.house.clock.instant().getEpochSecond());
    String signature = Base64.getEncoder().encodeToString(hmac(id + "." + time + "." + BODY));
    return post()
        .header("webhook-id", id)
        .header("webhook-timestamp", time)
        .header("webhook-signature", "v1," + signature);
  }
}
