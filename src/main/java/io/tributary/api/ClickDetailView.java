package io.tributary.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tributary.model.Click;
import io.tributary.model.Client;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A click with its browser, what happened after it, and what it earned. */
record ClickDetailView(
    @JsonUnwrapped ClickView click,
    ClientView client,
    List<EventView> events,
    List<ConversionView> conversions) {

  static ClickDetailView of(
      Click click,
      List<Event> events,
      Map<EventId, PaymentId> payments,
      List<ConversionView> conversions) {
    return new ClickDetailView(
        ClickView.of(click),
        ClientView.of(click.client()),
        events.stream()
            .map(event -> EventView.of(event, Optional.ofNullable(payments.get(event.id()))))
            .toList(),
        conversions);
  }

  /**
   * The browser.
   *
   * @param address without the part that singles out a person
   */
  record ClientView(String address, Optional<String> userAgent) {
    static ClientView of(Client client) {
      return new ClientView(Mask.address(client.address()), client.userAgent());
    }
  }

  /**
   * Something that happened inside the visit.
   *
   * @param attributes with personal data masked
   * @param payment the one that it names; only its books tell money
   */
  record EventView(
      String id,
      String name,
      Instant receivedAt,
      Optional<String> url,
      Optional<JsonNode> attributes,
      Optional<String> payment) {
    static EventView of(Event event, Optional<PaymentId> payment) {
      return new EventView(
          event.id().toString(),
          event.name(),
          Json.time(event.receivedAt()),
          event.url(),
          Json.read(event.attributes()).map(Mask::tree),
          payment.map(PaymentId::toString));
    }
  }
}
