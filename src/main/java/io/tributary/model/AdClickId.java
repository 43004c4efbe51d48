package io.tributary.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An ad platform's own id of a click, as it came in the landing address or the platform's cookie.
 */
public record AdClickId(Kind kind, String value) {
  /** Whose id it is: query parameter, and the traffic it proves when there is no utm. */
  public enum Kind {
    GCLID("gclid", "google", "cpc"),
    GBRAID("gbraid", "google", "cpc"),
    WBRAID("wbraid", "google", "cpc"),
    DCLID("dclid", "google", "display"),
    // Meta adds fbclid to unpaid posts too, so it proves the source but not that it was paid.
    FBCLID("fbclid", "facebook", "social"),
    TTCLID("ttclid", "tiktok", "cpc"),
    MSCLKID("msclkid", "bing", "cpc"),
    LI_FAT_ID("li_fat_id", "linkedin", "cpc"),
    EPIK("epik", "pinterest", "cpc"),
    SCCID("ScCid", "snapchat", "cpc"),
    RDT_CID("rdt_cid", "reddit", "cpc"),
    TWCLID("twclid", "twitter", "cpc"),
    TBLCI("tblci", "taboola", "cpc"),
    DICBO("dicbo", "outbrain", "cpc"),
    QCLID("qclid", "quora", "cpc"),
    OPPREF("oppref", "openai", "cpc");

    private static final Map<String, Kind> BY_PARAMETER =
        Arrays.stream(values())
            .collect(
                Collectors.toUnmodifiableMap(
                    kind -> kind.parameter.toLowerCase(Locale.ROOT), Function.identity()));

    private final String parameter;
    private final String source;
    private final String medium;

    Kind(String parameter, String source, String medium) {
      this.parameter = parameter;
      this.source = source;
      this.medium = medium;
    }

    /** The query parameter that carries it; also its name in our API. */
    public String parameter() {
      return parameter;
    }

    /** The traffic it proves. */
    public Channel channel() {
      return new Channel(source, medium);
    }

    /**
     * The kind that a query parameter carries; letter case is ignored, since Snap writes it both
     * ways.
     */
    public static Optional<Kind> ofParameter(String name) {
      return Optional.ofNullable(BY_PARAMETER.get(name.toLowerCase(Locale.ROOT)));
    }
  }
}
