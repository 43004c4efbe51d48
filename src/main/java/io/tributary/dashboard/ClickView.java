package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.Conversion;
import java.util.List;

/**
 * One click, what its visitor did, and what it earned.
 *
 * @param conversions those that credit this click, or that brought its id back
 */
public record ClickView(Click click, List<JourneyStep> journey, List<Conversion> conversions) {
  public ClickView {
    journey = List.copyOf(journey);
    conversions = List.copyOf(conversions);
  }

  /** What this click has to do with a conversion. */
  public String role(Conversion conversion) {
    boolean isCredited =
        conversion.credited().filter(credited -> credited.id().equals(click.id())).isPresent();
    return isCredited ? "credited" : "came back; an earlier click is credited";
  }
}
