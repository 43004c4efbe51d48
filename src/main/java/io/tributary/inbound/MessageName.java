package io.tributary.inbound;

import io.tributary.model.Door;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the messages of a request are called where they have no id of their own, so that a
 * repetition is known for one: the sender's id of the request, or a digest of all that is said.
 *
 * @param ofRequest the sender's id of the whole request
 * @param suffix which item of the request it is, where there are several
 */
record MessageName(Optional<String> ofRequest, Optional<String> suffix) {
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7E]{1,150}");
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  /** The id in the inbox. */
  String eventId(Door door, Known known, Submission item, JsonNode tree) {
    Optional<String> given = ofRequest.map(id -> storable(id) + suffix.orElse(""));
    return known.eventId(door, given, digest(content(item, tree)));
  }

  /** Of what can't be read as anything, every word as it came. */
  private static String content(Submission item, JsonNode tree) {
    return tree.isEmpty()
        ? item.query().orElse("") + "\n" + item.body()
        : SORTED.writeValueAsString(tree);
  }

  /** The id itself where it is short and plain; else its digest, for nobody could store it. */
  static String storable(String id) {
    return PLAIN.matcher(id).matches() ? id : digest(id);
  }

  static String digest(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
