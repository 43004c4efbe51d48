package io.tributary.dashboard;

import io.tributary.model.Door;
import io.tributary.model.DoorReading;
import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.InboxTable.State;
import java.util.List;

/**
 * A door's messages.
 *
 * @param unread how many of all can be read again
 * @param again how many were just let be read again; -1 when nobody asked
 */
public record DoorLogView(
    DoorHead head,
    List<PaymentsView.Choice> filters,
    Page<Row> page,
    PaymentsView.Choice people,
    boolean isNarrowed,
    int unread,
    int again) {
  public DoorLogView {
    filters = List.copyOf(filters);
  }

  /** Whether it tells in Stripe's words. */
  public boolean isRelay() {
    return head.door().kind() == Door.Kind.STRIPE_RELAY;
  }

  /**
   * A message.
   *
   * @param body as JSON, with its people masked unless they are asked for
   * @param reading how it was read
   */
  public record Row(DoorMessage kept, String body, DoorReading reading) {
    public State state() {
      return kept.message().state();
    }

    /** What it came to, and why. */
    public String reason() {
      return kept.message().reason().orElseGet(reading::sentence);
    }

    public boolean isTest() {
      return kept.message().content().test();
    }
  }
}
