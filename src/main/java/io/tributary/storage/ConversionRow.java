package io.tributary.storage;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Currency;
import io.tributary.model.Exclusion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Money;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import io.tributary.model.Valuation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code conversions}, component for column. */
record ConversionRow(
    UUID id,
    UUID paymentId,
    String siteId,
    StandardEvent event,
    Conversion.Status status,
    String currency,
    long value,
    long currentValue,
    Instant occurredAt,
    boolean test,
    Valuation valuation,
    Optional<String> exclusion,
    Optional<MatchMethod> matchMethod,
    Optional<UUID> matchClick,
    Optional<UnmatchedReason> matchReason,
    Optional<UUID> matchFrom,
    Optional<UUID> matchAwaited,
    Optional<UUID> creditedId,
    Optional<String> source,
    Optional<String> medium,
    Optional<String> campaign,
    Optional<String> credited) {

  static ConversionRow of(Conversion conversion) {
    Optional<Click> credited = conversion.credited();
    return new ConversionRow(
        conversion.id().value(),
        conversion.payment().value(),
        conversion.site().value(),
        conversion.event(),
        conversion.status(),
        conversion.value().currency().code(),
        conversion.value().minorUnits(),
        conversion.current().minorUnits(),
        conversion.occurredAt(),
        conversion.test(),
        conversion.valuation(),
        conversion.exclusion().map(StoredJson::writeText),
        method(conversion.match()),
        click(conversion.match()),
        reason(conversion.match()),
        borrowed(conversion.match()).map(found -> found.from().value()),
        borrowed(conversion.match())
            .flatMap(found -> found.carrier().awaited())
            .map(ClickId::value),
        credited.map(click -> click.id().value()),
        credited.map(click -> click.channel().source()),
        credited.map(click -> click.channel().medium()),
        credited.flatMap(click -> click.utm().campaign()),
        credited.map(StoredJson::writeText));
  }

  Conversion toConversion() {
    Currency unit = new Currency(currency);
    return new Conversion(
        new ConversionId(id),
        new PaymentId(paymentId),
        new SiteId(siteId),
        event,
        status,
        new Money(value, unit),
        new Money(currentValue, unit),
        valuation,
        exclusion.map(json -> read(json, Exclusion.class)),
        occurredAt,
        test,
        match(),
        credited.map(json -> read(json, Click.class)));
  }

  private static <T> T read(String json, Class<T> type) {
    return StoredJson.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private Match match() {
    Optional<ClickId> click = matchClick.map(ClickId::new);
    if (matchMethod.isPresent() && click.isPresent()) {
      return new Match.Matched(click.get(), matchMethod.get(), borrowed());
    }
    return new Match.Unmatched(matchReason.orElse(UnmatchedReason.NO_CLICK_ID), click);
  }

  private Optional<Match.Borrowed> borrowed() {
    return matchFrom.map(
        from ->
            new Match.Borrowed(
                new PaymentId(from),
                new Match.Unmatched(
                    matchReason.orElse(UnmatchedReason.NO_CLICK_ID),
                    matchAwaited.map(ClickId::new))));
  }

  private static Optional<Match.Borrowed> borrowed(Match match) {
    return switch (match) {
      case Match.Matched matched -> matched.borrowed();
      case Match.Unmatched _ -> Optional.empty();
    };
  }

  private static Optional<MatchMethod> method(Match match) {
    return switch (match) {
      case Match.Matched matched -> Optional.of(matched.method());
      case Match.Unmatched unmatched -> Optional.empty();
    };
  }

  private static Optional<UUID> click(Match match) {
    return switch (match) {
      case Match.Matched matched -> Optional.of(matched.click().value());
      case Match.Unmatched unmatched -> unmatched.awaited().map(ClickId::value);
    };
  }

  private static Optional<UnmatchedReason> reason(Match match) {
    return switch (match) {
      case Match.Matched matched -> matched.borrowed().map(found -> found.carrier().reason());
      case Match.Unmatched unmatched -> Optional.of(unmatched.reason());
    };
  }
}
