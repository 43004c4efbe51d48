package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.Door.Signing;
import io.tributary.model.Door.Signing.Scheme;
import io.tributary.model.Secret;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
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

/** A door may want a signature, or certain addresses, beside its token. */
class GuardedDoorTest {
  private static final byte[] BODY =
      "{\"email\":\"a@example.com\",\"event\":\"Lead\"}".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "a secret of the sender";
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
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

  private Door guarded(String name, Door.Guard guard) {
    Door door = doors.door(name);
    return doors.add(door.with(door.settings().guarded(guard)));
  }

  private Door signed(String name, Scheme scheme, String header, String secret) {
    Signing signing = new Signing(scheme, header, new Secret(secret));
    return guarded(name, new Door.Guard(Optional.of(signing), List.of()));
  }

  private static Requests post(String token) {
    return Requests.post("/hooks/in/" + token).body(BODY);
  }

  private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aHexSignature_mayComeWithOrWithoutItsName() throws Exception {
    signed("hex", Scheme.HEX, "X-Signature", SECRET);
    String hex = HexFormat.of().formatHex(hmac(bytes(SECRET), BODY));

    assertThat(answer("hex", post("hex").header("x-signature", "sha256=" + hex))).isEqualTo(200);
    assertThat(answer("hex", post("hex").header("X-Signature", hex))).isEqualTo(200);
    assertThat(answer("hex", post("hex").header("X-Signature", hex.replace('a', 'b'))))
        .isEqualTo(401);
    assertThat(answer("hex", post("hex").header("X-Signature", "no hex"))).isEqualTo(401);
    assertThat(answer("hex", post("hex"))).isEqualTo(401);
    assertThat(doors.outcomes).contains(DoorOutcome.BAD_SIGNATURE);
  }

  @Test
  void aBase64Signature_isRead() throws Exception {
    signed("base64", Scheme.BASE64, "X-Shop-Hmac-Sha256", SECRET);
    String text = Base64.getEncoder().encodeToString(hmac(bytes(SECRET), BODY));

    assertThat(answer("base64", post("base64").header("X-Shop-Hmac-Sha256", text))).isEqualTo(200);
    assertThat(answer("base64", post("base64").header("X-Shop-Hmac-Sha256", "!"))).isEqualTo(401);
  }

  @Test
  void standardWebhooks_areRead_andOldOnesRefused() throws Exception {
    signed("standard", Scheme.STANDARD_WEBHOOKS, "webhook-signature", "whsec_" + KEY);
    long now = doors.house.clock.instant().getEpochSecond();

    assertThat(answer("standard", standard("m1", now))).isEqualTo(200);
    assertThat(answer("standard", standard("m2", now - 300))).isEqualTo(200);
    assertThat(answer("standard", standard("m3", now - 301))).isEqualTo(401);
    assertThat(answer("standard", standard("m4", now + 301))).isEqualTo(401);
    assertThat(answer("standard", post("standard").header("webhook-id", "m5"))).isEqualTo(401);
  }

  @Test
  void anUnsignedId_makesNoNewMessageOfACopiedOne() throws Exception {
    Door hex = signed("hex", Scheme.HEX, "X-Signature", SECRET);
    String fits = HexFormat.of().formatHex(hmac(bytes(SECRET), BODY));
    Door standard =
        signed("standard", Scheme.STANDARD_WEBHOOKS, "webhook-signature", "whsec_" + KEY);
    long now = doors.house.clock.instant().getEpochSecond();

    for (String key : List.of("a", "b")) {
      answer("hex", post("hex").header("X-Signature", fits).header("Idempotency-Key", key));
      answer("hex", post("hex").header("X-Signature", fits).header("webhook-id", key));
      answer("standard", standard("m1", now).header("Idempotency-Key", key));
    }

    assertThat(doors.messages(hex)).hasSize(1);
    assertThat(doors.messages(standard)).hasSize(1);
  }

  private static Requests standard(String id, long time) throws GeneralSecurityException {
    byte[] content = bytes(id + "." + time + "." + new String(BODY, StandardCharsets.UTF_8));
    String signature =
        Base64.getEncoder().encodeToString(hmac(Base64.getDecoder().decode(KEY), content));
    return post("standard")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(time))
        .header("webhook-signature", "v1,bm9uZQ== v1," + signature);
  }

  @Test
  void aQueryIsSigned_whereThereIsNoBody_andNotBelievedBesideASignedBody() throws Exception {
    Door door = signed("query", Scheme.HEX, "X-Signature", SECRET);
    String query = "email=b@example.com&event=Lead";
    String ofQuery = HexFormat.of().formatHex(hmac(bytes(SECRET), bytes(query)));
    String ofBody = HexFormat.of().formatHex(hmac(bytes(SECRET), BODY));

    Requests get = Requests.get("/hooks/in/query?" + query).header("X-Signature", ofQuery);
    Requests forged =
        Requests.get("/hooks/in/query?email=c@b.example").header("X-Signature", ofQuery);
    Requests mixed =
        Requests.post("/hooks/in/query?value=1000").body(BODY).header("X-Signature", ofBody);

    assertThat(answer("query", get)).isEqualTo(200);
    assertThat(answer("query", forged)).isEqualTo(401);
    assertThat(answer("query", mixed)).isEqualTo(200);
    assertThat(
            SubmissionReader.read(doors.messages(door).getFirst().message().content().body())
                .query())
        .isEmpty();
  }

  @Test
  void onlyTheAddressesOfAListComeIn() {
    guarded(
        "listed", new Door.Guard(Optional.empty(), List.of("198.51.100.0/24", "2001:db8::/32")));

    assertThat(answer("listed", post("listed").client("198.51.100.7"))).isEqualTo(200);
    assertThat(answer("listed", post("listed").client("2001:db8::1"))).isEqualTo(200);
    assertThat(answer("listed", post("listed").client("203.0.113.1"))).isEqualTo(403);
  }

  @Test
  void aReplacedToken_opensNothing() {
    Door door = doors.add(doors.door("old"));
    doors
        .house
        .database
        .database()
        .useTransaction(
            transaction ->
                doors
                    .house
                    .tables
                    .doors()
                    .changeToken(transaction, door.id(), io.tributary.model.DoorToken.hash("new")));
    doors.directory.refresh();

    assertThat(answer("old", post("old"))).isEqualTo(404);
    assertThat(answer("new", post("new"))).isEqualTo(200);
  }

  @Test
  void anUnknownToken_isNotFound_untilTheAddressHasAskedTooOften() {
    doors.add(doors.door("shop"));
    List<Integer> answers = new ArrayList<>();
    for (int time = 0; time < 31; time++) {
      answers.add(answer("wrong" + time, post("wrong")));
    }

    assertThat(answers).startsWith(404).endsWith(429);
    assertThat(answer("shop", post("shop"))).isEqualTo(200);
  }

  private int answer(String token, Requests request) {
    Response response = doors.answer(token, request);
    return response.status();
  }
}
