package io.tributary.click;

import io.tributary.model.Site;
import io.tributary.model.Site.TagExtra;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The tag's text: what every site needs, the extras this one needs, and the call that starts them.
 *
 * <p>The parts are chunks of one compilation, which share their names: they only work inside one
 * function, in this order.
 */
final class TagScript {
  /** Where the site's settings stand in the text, as a JSON object. */
  static final String PLACE_OF_SETTINGS = "\"__TRIBUTARY_SETTINGS__\"";

  /**
   * What isn't in the core; each is a chunk of the build, named like it in lower case, and may use
   * those before it.
   */
  enum Extra {
    /** Whose an address is: the others ask. */
    HOSTS,
    /** Takes the visit along when a visitor goes from one of the site's domains to another. */
    HANDOVER,
    /** Hears what the visitor has answered to a consent banner. */
    SIGNALS,
    /** Reports sent forms and links that lead away. */
    EVENTS,
    /** Tells the page of events. */
    BIND,
    /** Takes the page's word for who the visitor is. */
    IDENTIFY,
    /** Takes a form's word for who the visitor is. */
    FIELDS,
    /** Answers to AnyTrack's function and parameter. */
    ANYTRACK;

    boolean isNeededBy(Site site) {
      return switch (this) {
        case HOSTS, BIND, IDENTIFY -> true;
        case HANDOVER -> site.domains().size() > 1;
        case SIGNALS -> site.tagExtras().contains(TagExtra.SIGNALS);
        case EVENTS -> site.tagExtras().contains(TagExtra.EVENTS);
        case FIELDS -> site.tagExtras().contains(TagExtra.FIELDS);
        case ANYTRACK -> site.tagExtras().contains(TagExtra.ANYTRACK);
      };
    }

    static List<Extra> of(Site site) {
      return Arrays.stream(values()).filter(extra -> extra.isNeededBy(site)).toList();
    }
  }

  private TagScript() {}

  /** The text with these extras, still without settings; it works so, too. */
  static String with(Collection<Extra> extras) {
    String chosen =
        Arrays.stream(Extra.values())
            .filter(extras::contains)
            .map(extra -> chunk(extra.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining());
    return "(()=>{" + chunk("core") + chosen + chunk("start") + "})()";
  }

  private static String chunk(String name) {
    String resource = "/tag/min/" + name + ".js";
    try (InputStream stream = TagScript.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the build left out " + resource + ": build again with ./tributary");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
