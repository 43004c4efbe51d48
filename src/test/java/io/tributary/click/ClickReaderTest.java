package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Consent;
import io.tributary.model.Consent.State;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of sent text on its way in. */
final class ClickReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "nonsense", "{} {}", "{'a':1}", "\u0000", "NaN"})
  void textThatIsNoJson_isNone(String text) {
    assertThat(ClickReader.json(bytes(text))).isEmpty();
  }

  @Test
  void deepNesting_isRefused_whateverItsShape() {
    assertThat(ClickReader.json(bytes("[".repeat(100_000)))).isEmpty();
    assertThat(ClickReader.json(bytes("{\"a\":".repeat(100_000)))).isEmpty();
    assertThat(ClickReader.json(bytes("[".repeat(21) + "]".repeat(21)))).isEmpty();
    assertThat(ClickReader.json(bytes("[".repeat(20) + "]".repeat(20)))).isPresent();
  }

  @Test
  void byteOrderMark_isNoFault() {
    assertThat(read("\uFEFF{\"name\":\"n\"}").name()).hasValue("n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"text\"", "null", "true", "[]"})
  void itemThatIsNoObject_isNone(String json) {
    assertThat(ClickReader.read(ClickReader.json(bytes(json)).orElseThrow())).isEmpty();
  }

  @Test
  void texts_areClipped() {
    Report report =
        read(
            "{\"url\":\"%s\",\"name\":\"%s\",\"clickId\":\"%s\"}"
                .formatted("u".repeat(5000), "n".repeat(500), "c".repeat(500)));

    assertThat(report.page().url().orElseThrow()).hasSize(4096);
    assertThat(report.name().orElseThrow()).hasSize(100);
    assertThat(report.ids().click().orElseThrow()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "a\\u0000b, ab",
    "a\\ud800b, ab",
    "\\udc00\\ud800, ''",
    "\\ud83d\\ude00, \uD83D\uDE00",
    "a\\u0085\\n\\u007f\\tb, ab",
    "' \\u0000 ', ''",
  })
  void badCharacters_areRemoved(String name, String expected) {
    assertThat(read("{\"name\":\"" + name + "\"}").name().orElse("")).isEqualTo(expected);
  }

  @Test
  void halfACharacterAtTheClippedEnd_isRemovedToo() {
    String name = "n".repeat(99) + "\uD83D\uDE00";

    assertThat(read("{\"name\":\"" + name + "\"}").name()).hasValue("n".repeat(99));
  }

  @Test
  void bytesThatAreNoUtf8_costOnlyTheirOwnPlace() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes("[{\"name\":\"good\"},{\"name\":\"a"));
    body.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF});
    body.writeBytes(bytes("b\"}]"));

    var items = ClickReader.json(body.toByteArray()).orElseThrow();
    assertThat(ClickReader.read(items.get(0)).orElseThrow().name()).hasValue("good");
    assertThat(ClickReader.read(items.get(1)).orElseThrow().name().orElseThrow())
        .matches("a\uFFFD+b");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"a\":\"x\\u0000y\"}, {\"a\":\"xy\"}",
    "{\"a\":\"\\u0000\\u0000\"}, {\"a\":\"\"}",
    "{\"a\":\"\\\\u0000\"}, {\"a\":\"\\\\u0000\"}",
    "{\"a\":\"\\\\\\u0000u0000\"}, {\"a\":\"\\\\u0000\"}",
    "{\"a\":\"\\ud800\"}, {\"a\":\"\"}",
    "{\"\\u0000k\":{\"x\\u0000\":[\"\\u0000\"]}}, {\"k\":{\"x\":[\"\"]}}",
  })
  void attributes_holdNothingThatTheDatabaseRefuses(String sent, String kept) {
    assertThat(read("{\"attributes\":" + sent + "}").attributes()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[1]", "\"text\"", "null", "{}"})
  void attributesThatAreNoObject_areEmpty(String attributes) {
    assertThat(read("{\"attributes\":" + attributes + "}").attributes()).isEqualTo("{}");
  }

  @Test
  void unknownFields_areKeptUpTo4Kilobytes_theTooLongOnesLeftOut() {
    Report report =
        read(
            "{\"name\":\"n\",\"title\":\"T\",\"long\":\"%s\",\"more\":\"%s\",\"last\":1}"
                .formatted("ä".repeat(2100), "m".repeat(4000)));

    assertThat(report.extra().orElseThrow())
        .isEqualTo("{\"title\":\"T\",\"more\":\"%s\",\"last\":1}".formatted("m".repeat(4000)));
    assertThat(bytes(report.extra().orElseThrow())).hasSizeLessThanOrEqualTo(4096);
  }

  @Test
  void attributesThatAreTooLong_keepTheMembersThatFit() {
    Report report =
        read("{\"attributes\":{\"price\":9,\"text\":\"%s\"}}".formatted("x".repeat(5000)));

    assertThat(report.attributes()).isEqualTo("{\"price\":9}");
  }

  @Test
  void thousandsOfUnknownFields_costOnlyTheFirstFifty() {
    String fields =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"f" + i + "\":1")
            .collect(Collectors.joining(","));

    assertThat(read("{" + fields + "}").extra().orElseThrow())
        .contains("f49")
        .doesNotContain("f50");
  }

  @Test
  void fieldsOfTheWrongType_countAsMissing() {
    Report report =
        read(
            """
            {"type":1,"site":[],"id":{},"clickId":null,"visitorId":true,"url":[""],"referrer":2,
             "name":{},"consent":7,"browserIds":[1],"attributes":"x"}
            """);

    assertThat(report)
        .isEqualTo(
            new Report(
                Optional.empty(),
                Optional.empty(),
                new Report.Ids(Optional.empty(), Optional.empty(), Optional.empty()),
                new Report.Page(Optional.empty(), Optional.empty()),
                Optional.empty(),
                new Report.Choice(Consent.UNSPECIFIED, false),
                Map.of(),
                Map.of(),
                "{}",
                Optional.empty()));
  }

  @Test
  void browserIds_areTextsOnly_atMostTwenty() {
    String ids =
        IntStream.range(0, 30)
            .mapToObj(i -> "\"_%02d\":\"v\"".formatted(i))
            .collect(Collectors.joining(","));

    assertThat(read("{\"browserIds\":{\"_fbp\":\"fb.1\",\"_ga\":5,\"\":\"x\"}}").browserIds())
        .isEqualTo(Map.of("_fbp", "fb.1"));
    assertThat(read("{\"browserIds\":{" + ids + "}}").browserIds()).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"granted\"', GRANTED, GRANTED, false",
    "'\"DENIED\"', DENIED, DENIED, true",
    "'\"perhaps\"', UNSPECIFIED, UNSPECIFIED, false",
    "'{\"adUserData\":\"denied\",\"adPersonalization\":\"granted\"}', DENIED, GRANTED, false",
    "'{\"adUserData\":\"denied\",\"adPersonalization\":\"denied\"}', DENIED, DENIED, false",
  })
  void consent_isOneWordForBoth_orAnObject(
      String consent, State userData, State personalization, boolean isRefused) {
    assertThat(read("{\"consent\":" + consent + "}").choice())
        .isEqualTo(new Report.Choice(new Consent(userData, personalization), isRefused));
  }

  private static Report read(String json) {
    return ClickReader.read(ClickReader.json(bytes(json)).orElseThrow()).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
