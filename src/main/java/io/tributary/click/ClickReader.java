package io.tributary.click;

import io.tributary.model.Consent;
import io.tributary.model.Consent.State;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what browsers and servers send: every length is clipped and every bad character removed,
 * here only.
 */
final class ClickReader {
  static final int MOST_URL_CHARACTERS = 4096;
  private static final int MOST_NAME_CHARACTERS = 100;
  private static final int MOST_ID_CHARACTERS = 64;
  private static final int MOST_VALUE_CHARACTERS = 1024;
  private static final int MOST_BROWSER_IDS = 20;
  private static final int MOST_JSON_BYTES = 4096;
  private static final int MOST_EXTRA_FIELDS = 50;
  private static final int MOST_DEPTH = 20;
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "id",
          "site",
          "clickId",
          "visitorId",
          "url",
          "referrer",
          "consent",
          "name",
          "attributes",
          "browserIds",
          "address",
          "userAgent",
          "cookieDomain");
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
              .build());

  private ClickReader() {}

  /** Reads a body as JSON; empty when it is none, or is nested too deeply. */
  static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Reads one item; empty when it isn't an object. */
  static Optional<Report> read(JsonNode item) {
    return item.isObject() ? Optional.of(report(item)) : Optional.empty();
  }

  /** A text field of a known length. */
  static Optional<String> text(JsonNode item, String field, int most) {
    JsonNode value = item.path(field);
    return value.isString() ? CleanText.of(value.stringValue(), most) : Optional.empty();
  }

  private static Report report(JsonNode item) {
    return new Report(
        text(item, "type", MOST_NAME_CHARACTERS),
        text(item, "site", MOST_ID_CHARACTERS),
        new Report.Ids(
            text(item, "id", MOST_ID_CHARACTERS),
            text(item, "clickId", MOST_ID_CHARACTERS),
            text(item, "visitorId", MOST_ID_CHARACTERS)),
        new Report.Page(
            text(item, "url", MOST_URL_CHARACTERS), text(item, "referrer", MOST_URL_CHARACTERS)),
        text(item, "name", MOST_NAME_CHARACTERS),
        choice(item.path("consent")),
        browserIds(item.path("browserIds")),
        object(item.path("attributes")).orElse("{}"),
        extra(item));
  }

  private static Report.Choice choice(JsonNode consent) {
    if (consent.isString()) {
      State both = state(consent);
      return new Report.Choice(new Consent(both, both), both == State.DENIED);
    }
    Consent each =
        new Consent(state(consent.path("adUserData")), state(consent.path("adPersonalization")));
    return new Report.Choice(each, false);
  }

  private static State state(JsonNode value) {
    String word = value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "granted" -> State.GRANTED;
      case "denied" -> State.DENIED;
      default -> State.UNSPECIFIED;
    };
  }

  private static Map<String, String> browserIds(JsonNode given) {
    Map<String, String> ids = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      Optional<String> name = CleanText.of(entry.getKey(), MOST_ID_CHARACTERS);
      Optional<String> value =
          entry.getValue().isString()
              ? CleanText.of(entry.getValue().stringValue(), MOST_VALUE_CHARACTERS)
              : Optional.empty();
      if (name.isPresent() && value.isPresent() && ids.size() < MOST_BROWSER_IDS) {
        ids.put(name.get(), value.get());
      }
    }
    return ids;
  }

  /** Fields we don't know, as many as fit. */
  private static Optional<String> extra(JsonNode item) {
    ObjectNode unknown = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> entry : item.properties()) {
      if (!KNOWN.contains(entry.getKey()) && unknown.size() < MOST_EXTRA_FIELDS) {
        unknown.set(entry.getKey(), entry.getValue());
        if (object(unknown).isEmpty()) {
          // It made the whole too long; a later, shorter one may still fit.
          unknown.remove(entry.getKey());
        }
      }
    }
    return unknown.isEmpty() ? Optional.empty() : object(unknown);
  }

  /** A JSON object of at most 4 KB, without characters that the database can't hold. */
  private static Optional<String> object(JsonNode value) {
    if (!value.isObject()) {
      return Optional.empty();
    }
    String json = JsonText.withoutBadCharacters(MAPPER.writeValueAsString(value));
    return json.getBytes(StandardCharsets.UTF_8).length > MOST_JSON_BYTES
        ? Optional.empty()
        : Optional.of(json);
  }
}
