package io.tributary.storage;

import io.tributary.model.AdClickId;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Consent;
import io.tributary.model.LinkId;
import io.tributary.model.SiteId;
import io.tributary.model.Utm;
import io.tributary.model.VisitorId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** One row of {@code clicks}, component for column. */
record ClickRow(
    UUID id,
    String siteId,
    UUID visitorId,
    boolean adopted,
    Optional<UUID> parentId,
    Instant receivedAt,
    Click.Origin origin,
    String landingUrl,
    Optional<String> referrer,
    Optional<String> utmSource,
    Optional<String> utmMedium,
    Optional<String> utmCampaign,
    Optional<String> utmContent,
    Optional<String> utmTerm,
    String source,
    String medium,
    String adClickIds,
    String address,
    Optional<String> userAgent,
    String browserIds,
    Consent.State adUserData,
    Consent.State adPersonalization,
    Optional<UUID> linkId,
    boolean isBot,
    Optional<String> extra,
    Optional<Instant> consentAt) {

  static ClickRow of(Click click, Optional<ClickId> parent) {
    return new ClickRow(
        click.id().value(),
        click.site().value(),
        click.visitor().value(),
        click.origin() != Click.Origin.REDIRECT,
        parent.map(ClickId::value),
        click.receivedAt(),
        click.origin(),
        click.landingUrl(),
        click.referrer(),
        click.utm().source(),
        click.utm().medium(),
        click.utm().campaign(),
        click.utm().content(),
        click.utm().term(),
        click.channel().source(),
        click.channel().medium(),
        writeAdClickIds(click.adClickIds()),
        click.client().address(),
        click.client().userAgent(),
        StoredJson.writeText(click.client().browserIds()),
        click.consent().adUserData(),
        click.consent().adPersonalization(),
        click.link().map(LinkId::value),
        click.isBot(),
        click.extra(),
        consentAt(click));
  }

  /** A redirect hears no visitor's answer, only what its site assumes. */
  private static Optional<Instant> consentAt(Click click) {
    return click.consent().isTold() && click.origin() != Click.Origin.REDIRECT
        ? click.consent().toldAt().or(() -> Optional.of(click.receivedAt()))
        : Optional.empty();
  }

  /** Reads a row of {@link #COLUMNS}. */
  static final RowMapper<Click> MAPPER =
      (row, context) -> RecordMapper.of(ClickRow.class).map(row, context).toClick();

  /** The columns of {@link #copyTo}, in its order. */
  static final String COLUMNS =
      """
      id, site_id, visitor_id, adopted, parent_id, received_at, origin, landing_url, referrer,
      utm_source, utm_medium, utm_campaign, utm_content, utm_term, source, medium,
      ad_click_ids, address, user_agent, browser_ids, ad_user_data, ad_personalization,
      link_id, is_bot, extra, consent_at""";

  /** Adds this row to those that are copied. */
  void copyTo(BinaryCopy rows) {
    rows.row(RecordValues.count(ClickRow.class)).uuid(id).text(siteId).uuid(visitorId);
    rows.bool(adopted).uuid(parentId).time(receivedAt).text(origin.name());
    rows.text(landingUrl).text(referrer);
    rows.text(utmSource).text(utmMedium).text(utmCampaign).text(utmContent).text(utmTerm);
    rows.text(source).text(medium).json(adClickIds);
    rows.text(address).text(userAgent).json(browserIds);
    rows.text(adUserData.name()).text(adPersonalization.name());
    rows.uuid(linkId).bool(isBot).json(extra).time(consentAt);
  }

  Click toClick() {
    return new Click(
        new ClickId(id),
        new SiteId(siteId),
        new VisitorId(visitorId),
        receivedAt,
        landingUrl,
        referrer,
        new Utm(utmSource, utmMedium, utmCampaign, utmContent, utmTerm),
        readAdClickIds(),
        new Channel(source, medium),
        new Client(address, userAgent, readMap(browserIds)),
        new Consent(adUserData, adPersonalization, consentAt),
        linkId.map(LinkId::new),
        isBot,
        origin,
        extra);
  }

  private List<AdClickId> readAdClickIds() {
    List<AdClickId> ids = new ArrayList<>();
    readMap(adClickIds)
        .forEach(
            (parameter, value) ->
                AdClickId.Kind.ofParameter(parameter)
                    .ifPresent(kind -> ids.add(new AdClickId(kind, value))));
    return ids;
  }

  private static String writeAdClickIds(List<AdClickId> ids) {
    Map<String, String> byParameter = new TreeMap<>();
    for (AdClickId id : ids) {
      byParameter.put(id.kind().parameter(), id.value());
    }
    return StoredJson.writeText(byParameter);
  }

  private static Map<String, String> readMap(String json) {
    return StoredJson.readMap(json.getBytes(StandardCharsets.UTF_8));
  }
}
