package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Accepted;
import io.tributary.model.AdClickId;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Consent;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.LinkId;
import io.tributary.model.SiteId;
import io.tributary.model.Utm;
import io.tributary.model.VisitorId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A journal record gives back what was put in, and nothing else is taken for one. */
final class AcceptedRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456789Z");
  private static final UUID ID = UUID.fromString("01a2146d-5691-b3c0-8a98-a35c2e6c203b");
  private static final Event EVENT =
      new Event(
          new EventId(ID),
          SiteId.DEFAULT,
          "AddToCart",
          new ClickId(ID),
          Optional.of(new VisitorId(ID)),
          NOW,
          Optional.of("https://shop.example/"),
          "{\"value\":20}",
          Optional.empty());

  /** Whoever changes the form sees here that journals of older versions would be read no more. */
  @Test
  void formStaysAsItIs() {
    String id = "01a2146d5691b3c08a98a35c2e6c203b";
    String written = HexFormat.of().formatHex(AcceptedRecord.write(List.of(EVENT)));

    assertThat(written)
        .isEqualTo(
            "010102"
                + id
                + hex("default")
                + hex("AddToCart")
                + id
                + "01"
                + id
                + "00000000"
                + "6b057c40"
                + "959aef3a"
                + "01"
                + hex("https://shop.example/")
                + hex("{\"value\":20}")
                + "00");
  }

  @Property
  void everyClickComesBack(
      @ForAll String text,
      @ForAll Click.Origin origin,
      @ForAll Consent.State state,
      @ForAll AdClickId.Kind kind,
      @ForAll boolean isKnown) {
    String clean = CleanText.of(text, 5000).orElse("");
    Click click = click(clean, origin, state, kind, isKnown);

    assertThat(AcceptedRecord.read(AcceptedRecord.write(List.of(click, EVENT))))
        .containsExactly(click, EVENT);
  }

  @Property
  void cutRecordIsNone(@ForAll @IntRange(min = 0, max = 99) int percent) {
    byte[] whole = AcceptedRecord.write(List.<Accepted>of(EVENT, EVENT));
    byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);

    assertThatThrownBy(() -> AcceptedRecord.read(cut)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void bytesOfAnyKindAreReadOrRefused(@ForAll byte[] noise, @ForAll boolean isOfOurVersion) {
    if (noise.length > 0 && isOfOurVersion) {
      noise[0] = 1;
    }
    try {
      assertThat(AcceptedRecord.write(AcceptedRecord.read(noise))).isNotEmpty();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessage("not a record of arrivals and events");
    }
  }

  @Test
  void nothingIsARecordToo() {
    assertThat(AcceptedRecord.read(AcceptedRecord.write(List.of()))).isEmpty();
  }

  private static Click click(
      String text, Click.Origin origin, Consent.State state, AdClickId.Kind kind, boolean isKnown) {
    Optional<String> word = Optional.of(text).filter(_ -> isKnown);
    return new Click(
        new ClickId(ID),
        new SiteId("other"),
        new VisitorId(ID),
        NOW,
        text,
        word,
        new Utm(word, Optional.of(text), word, Optional.empty(), word),
        List.of(new AdClickId(kind, text)),
        new Channel(text, "cpc"),
        new Client("81.1.2.3", word, isKnown ? Map.of("_fbp", text, "_ga", "GA1") : Map.of()),
        new Consent(state, Consent.State.GRANTED),
        Optional.of(new LinkId(ID)).filter(_ -> isKnown),
        isKnown,
        origin,
        word);
  }

  private static String hex(String text) {
    return HexFormat.of().toHexDigits((byte) text.length())
        + HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
