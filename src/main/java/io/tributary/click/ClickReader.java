package io.tributary.click;

import io.tributary.model.Consent;
import io.tributary.model.Consent.State;
import io.tributary.model.Identity;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
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
  private static final int MOST_PERSON_CHARACTERS = 320;
  private static final int MOST_VALUE_CHARACTERS = 1024;
  private static final int MOST_BROWSER_IDS = 20;
  private static final int MOST_JSON_BYTES = 4096;
  private static final int MOST_FIELDS = 50;
  private static final int MOST_DEPTH = 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
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
          "cookieDomain",
          "email",
          "phone",
          "customerId");
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
              .build());

  private ClickReader() {}

  /**
   * Reads a body as JSON; empty when it is none, or is nested too deeply.
   *
   * <p>The bytes become text first: a parser of bytes refuses a hundred items for one byte that is
   * no UTF-8.
   */
  static Optional<JsonNode> json(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      return Optional.of(
              MAPPER.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text))
          .filter(tree -> !tree.isMissingNode());
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
        names(item),
        fitting(Commerce.checked(item.path("attributes")), Set.of()).orElse("{}"),
        fitting(item, KNOWN));
  }

  private static Map<Identity.Kind, String> names(JsonNode item) {
    Map<Identity.Kind, String> names = new EnumMap<>(Identity.Kind.class);
    text(item, "email", MOST_PERSON_CHARACTERS)
        .filter(email -> email.indexOf('@') > 0)
        .ifPresent(email -> names.put(Identity.Kind.EMAIL, email));
    text(item, "phone", MOST_ID_CHARACTERS)
        .ifPresent(phone -> names.put(Identity.Kind.PHONE, phone));
    Optional.of(item.path("customerId"))
        .filter(JsonNode::isIntegralNumber)
        .map(number -> number.bigIntegerValue().toString())
        .or(() -> text(item, "customerId", MOST_PERSON_CHARACTERS))
        .ifPresent(id -> names.put(Identity.Kind.REF_ID, id));
    names.entrySet().removeIf(name -> name.getKey().normalised(name.getValue()).isEmpty());
    return names;
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

  /**
   * A JSON object of the members that aren't left out, as many of the first fifty as fit into 4 KB;
   * without characters that the database can't hold.
   */
  private static Optional<String> fitting(JsonNode given, Set<String> leftOut) {
    ObjectNode kept = MAPPER.createObjectNode();
    int room = MOST_JSON_BYTES - "{}".length();
    int tried = 0;
    for (Map.Entry<String, JsonNode> member : given.properties()) {
      if (!leftOut.contains(member.getKey()) && tried++ < MOST_FIELDS) {
        int size = bytes(member);
        // One that is too long is left out; a later, shorter one may still fit.
        if (size <= room) {
          kept.set(member.getKey(), member.getValue());
          room -= size;
        }
      }
    }
    return Optional.of(kept)
        .filter(object -> !object.isEmpty())
        .map(object -> JsonText.withoutBadCharacters(MAPPER.writeValueAsString(object)));
  }

  /** With its name, a colon and a comma. */
  private static int bytes(Map.Entry<String, JsonNode> member) {
    String name = MAPPER.writeValueAsString(member.getKey());
    String value = MAPPER.writeValueAsString(member.getValue());
    return (name + value).getBytes(StandardCharsets.UTF_8).length + 2;
  }
}
