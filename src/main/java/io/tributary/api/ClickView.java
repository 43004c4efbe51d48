package io.tributary.api;

import io.tributary.model.AdClickId;
import io.tributary.model.Click;
import io.tributary.model.Consent;
import io.tributary.model.LinkId;
import io.tributary.model.Utm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A click, without the person behind it.
 *
 * @param source where it came from, judged by utm, ad click ids and referrer
 * @param utm the campaign words exactly as they came
 * @param adClickIds by query parameter
 */
record ClickView(
    String id,
    String site,
    String visitor,
    Instant receivedAt,
    String source,
    String medium,
    Optional<String> campaign,
    Optional<String> content,
    Optional<String> term,
    UtmView utm,
    Map<String, String> adClickIds,
    String landingUrl,
    Optional<String> referrer,
    Optional<Through> link,
    ConsentView consent,
    boolean isBot,
    String origin) {

  static ClickView of(Click click) {
    return new ClickView(
        click.id().toString(),
        click.site().value(),
        click.visitor().toString(),
        Json.time(click.receivedAt()),
        click.channel().source(),
        click.channel().medium(),
        click.utm().campaign(),
        click.utm().content(),
        click.utm().term(),
        UtmView.of(click.utm()),
        adClickIds(click),
        click.landingUrl(),
        click.referrer(),
        click.link().map(Through::of),
        ConsentView.of(click.consent()),
        click.isBot(),
        Json.word(click.origin()));
  }

  static Map<String, String> adClickIds(Click click) {
    Map<String, String> byParameter = new LinkedHashMap<>();
    for (AdClickId id : click.adClickIds()) {
      byParameter.put(id.kind().parameter(), id.value());
    }
    return byParameter;
  }

  /** The campaign words of the landing address. */
  record UtmView(
      Optional<String> source,
      Optional<String> medium,
      Optional<String> campaign,
      Optional<String> content,
      Optional<String> term) {
    static UtmView of(Utm utm) {
      return new UtmView(utm.source(), utm.medium(), utm.campaign(), utm.content(), utm.term());
    }
  }

  /** The tracked link it came through. */
  record Through(String id) {
    static Through of(LinkId link) {
      return new Through(link.toString());
    }
  }

  /**
   * What the visitor agreed to: granted, denied or unspecified.
   *
   * @param toldAt when we were told
   */
  record ConsentView(String adUserData, String adPersonalization, Optional<Instant> toldAt) {
    static ConsentView of(Consent consent) {
      return new ConsentView(
          Json.word(consent.adUserData()),
          Json.word(consent.adPersonalization()),
          consent.toldAt().map(Json::time));
    }
  }
}
