package io.tributary.dashboard;

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

  /**
   * A message.
   *
   * @param body as JSON, with its people masked unless they are asked for
   */
  public record Row(DoorMessage kept, String body) {
    public State state() {
      return kept.message().state();
    }

    /** Why it came to that, where anything says so. */
    public String reason() {
      return kept.message().reason().orElse("");
    }

    public boolean isTest() {
      return kept.message().content().test();
    }
  }
}
