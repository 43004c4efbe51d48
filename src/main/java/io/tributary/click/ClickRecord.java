package io.tributary.click;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An arrival inside a journal record. Alternatives stand there as numbers that never change. */
final class ClickRecord {
  private ClickRecord() {}

  static void write(RecordWriter record, Click click) {
    record
        .id(click.id().value())
        .text(click.site().value())
        .id(click.visitor().value())
        .time(click.receivedAt())
        .text(click.landingUrl())
        .optionalText(click.referrer());
    writeUtm(record, click.utm());
    record.all(click.adClickIds(), id -> record.text(id.kind().parameter()).text(id.value()));
    record.text(click.channel().source()).text(click.channel().medium());
    writeClient(record, click.client());
    writeConsent(record, click.consent());
    record
        .optional(click.link(), link -> record.id(link.value()))
        .flag(click.isBot())
        .octet(number(click.origin()))
        .optionalText(click.extra());
  }

  static Click read(RecordReader record) {
    return new Click(
        new ClickId(record.id()),
        new SiteId(record.text()),
        new VisitorId(record.id()),
        record.time(),
        record.text(),
        record.optionalText(),
        utm(record),
        adClickIds(record),
        new Channel(record.text(), record.text()),
        client(record),
        new Consent(state(record.octet()), state(record.octet())),
        record.optional(() -> new LinkId(record.id())),
        record.flag(),
        origin(record.octet()),
        record.optionalText());
  }

  private static void writeConsent(RecordWriter record, Consent consent) {
    record.octet(number(consent.adUserData())).octet(number(consent.adPersonalization()));
  }

  private static void writeUtm(RecordWriter record, Utm utm) {
    record
        .optionalText(utm.source())
        .optionalText(utm.medium())
        .optionalText(utm.campaign())
        .optionalText(utm.content())
        .optionalText(utm.term());
  }

  private static Utm utm(RecordReader record) {
    return new Utm(
        record.optionalText(),
        record.optionalText(),
        record.optionalText(),
        record.optionalText(),
        record.optionalText());
  }

  private static void writeClient(RecordWriter record, Client client) {
    record
        .text(client.address())
        .optionalText(client.userAgent())
        .all(
            client.browserIds().entrySet(),
            entry -> record.text(entry.getKey()).text(entry.getValue()));
  }

  private static Client client(RecordReader record) {
    return new Client(record.text(), record.optionalText(), browserIds(record));
  }

  private static Map<String, String> browserIds(RecordReader record) {
    return record.all(() -> Map.entry(record.text(), record.text())).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<AdClickId> adClickIds(RecordReader record) {
    return record.all(() -> new AdClickId(kind(record.text()), record.text()));
  }

  private static AdClickId.Kind kind(String parameter) {
    return AdClickId.Kind.ofParameter(parameter)
        .orElseThrow(() -> new IllegalArgumentException("there is no ad click id " + parameter));
  }

  private static int number(Consent.State state) {
    return switch (state) {
      case UNSPECIFIED -> 0;
      case GRANTED -> 1;
      case DENIED -> 2;
    };
  }

  private static Consent.State state(int number) {
    return switch (number) {
      case 0 -> Consent.State.UNSPECIFIED;
      case 1 -> Consent.State.GRANTED;
      case 2 -> Consent.State.DENIED;
      default -> throw new IllegalArgumentException("there is no consent " + number);
    };
  }

  private static int number(Click.Origin origin) {
    return switch (origin) {
      case REDIRECT -> 0;
      case TAG -> 1;
      case SERVER -> 2;
    };
  }

  private static Click.Origin origin(int number) {
    return switch (number) {
      case 0 -> Click.Origin.REDIRECT;
      case 1 -> Click.Origin.TAG;
      case 2 -> Click.Origin.SERVER;
      default -> throw new IllegalArgumentException("there is no origin " + number);
    };
  }
}
