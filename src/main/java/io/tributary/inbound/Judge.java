package io.tributary.inbound;

import io.tributary.inbound.Happening.Progress;
import io.tributary.inbound.Report.Value;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.Money;
import io.tributary.model.StandardEvent;
import java.util.Optional;

/** Decides what a message comes to, and says by which rule. */
final class Judge {
  /** In AnyTrack's own words. */
  static final String NOBODY = "Missing click_id, ref_id and email";

  private final Report report;
  private final EventChoice choice;

  /** What was decided, and what happened where anything counts. */
  record Decision(Verdict verdict, Optional<Happening> happening) {}

  Judge(Report report, EventChoice choice) {
    this.report = report;
    this.choice = choice;
  }

  Decision decide() {
    Optional<Status> status = report.status().flatMap(found -> Status.read(found.text()));
    return switch (choice.meaning()) {
      case Meaning.Discard discard -> discarded(discard.reason());
      case Meaning.Refund _ ->
          isUnreadable(status) ? unknownStatus() : undone(Optional.empty(), false);
      case Meaning.Happened happened -> {
        if (isUnreadable(status)) {
          yield unknownStatus();
        }
        yield status.equals(Optional.of(Status.REVERSED))
            ? reversed(happened.event())
            : happened(happened.event(), status.orElse(Status.APPROVED));
      }
    };
  }

  /** {@code state} is also where somebody lives: only {@code status} has to be a known word. */
  private boolean isUnreadable(Optional<Status> status) {
    return status.isEmpty()
        && report
            .status()
            .filter(found -> !Trees.folded(found.place()).endsWith("state"))
            .isPresent();
  }

  private Decision unknownStatus() {
    return failed(
        "The status "
            + Decimal.quoted(report.status().map(Found::text).orElse(""))
            + " is not known: say by this door's mapping what it means, as approved, pending,"
            + " rejected or reversed.");
  }

  /** A transaction that is told without what it was is that of a sale. */
  private Decision reversed(StandardEvent event) {
    if (!choice.isTold()) {
      return undone(Optional.of(StandardEvent.PURCHASE), true);
    }
    return isOfMoney(event)
        ? undone(Optional.of(event), true)
        : discarded("A " + event + " brings no money, so none goes back: it stays as it was told.");
  }

  private Decision undone(Optional<StandardEvent> event, boolean isState) {
    if (report.transaction().isEmpty()) {
      return failed(
          "A refund needs the transaction id of its sale: without it nobody knows what went back.");
    }
    return switch (report.value()) {
      case Value.Unreadable unreadable -> failed(unreadable.objection());
      case Value.Told told when told.money().minorUnits() < 0 ->
          undone(new Happening.Undone(event, Optional.of(told.money().negated()), isState));
      case Value.Told told when !told.money().isZero() ->
          undone(new Happening.Undone(event, Optional.of(told.money()), isState));
      case Value.Told _, Value.Nothing _, Value.Untold _ ->
          undone(new Happening.Undone(event, Optional.empty(), isState));
    };
  }

  private Decision undone(Happening.Undone undone) {
    return accepted(
        undone.amount().map(Words::of).orElse("All")
            + " of transaction "
            + report.transaction().orElse("")
            + " went back",
        undone);
  }

  private Decision happened(StandardEvent event, Status status) {
    if (event == StandardEvent.PAGE_VIEW) {
      return discarded("A PageView is no conversion; the tag reports it.");
    }
    if (!report.who().isAnybody()) {
      return failed(NOBODY);
    }
    return switch (report.value()) {
      case Value.Unreadable unreadable -> failed(unreadable.objection());
      case Value.Told told -> worth(event, told.money(), status);
      case Value.Nothing _, Value.Untold _ ->
          isMoney(event, Optional.empty())
              ? failed("A " + event + " needs a value with a currency.")
              : reached(event, Optional.empty(), status);
    };
  }

  private Decision worth(StandardEvent event, Money money, Status status) {
    if (money.minorUnits() < 0) {
      return failed(
          "The value is below 0: a refund is told by status=reversed and the transaction id.");
    }
    return isMoney(event, Optional.of(money))
        ? sold(event, money, status)
        : reached(event, Optional.of(money), status);
  }

  private static boolean isMoney(StandardEvent event, Optional<Money> value) {
    return isOfMoney(event)
        && (event != StandardEvent.SUBSCRIBE || value.filter(money -> !money.isZero()).isPresent());
  }

  private static boolean isOfMoney(StandardEvent event) {
    return switch (event) {
      case PURCHASE, UPSELL, SUBSCRIBE -> true;
      case PAGE_VIEW,
          VIEW_CONTENT,
          OUTBOUND_CLICK,
          ADD_TO_CART,
          INITIATE_CHECKOUT,
          ADD_PAYMENT_INFO,
          FORM_SUBMIT,
          LEAD,
          COMPLETE_REGISTRATION,
          SCHEDULE,
          START_TRIAL ->
          false;
    };
  }

  private Decision sold(StandardEvent event, Money amount, Status status) {
    String what = event + " of " + Words.of(amount);
    return switch (status) {
      case APPROVED -> accepted(what, new Happening.Sold(event, amount, Progress.PAID));
      case PENDING ->
          report.transaction().isPresent()
              ? accepted(what + ", pending", new Happening.Sold(event, amount, Progress.PENDING))
              : discarded(
                  "Pending, and without a transaction id nobody could tell later that it was"
                      + " approved: only approved conversions count.");
      case REJECTED, REVERSED ->
          report.transaction().isPresent()
              ? accepted(
                  what + ", called off", new Happening.Sold(event, amount, Progress.CALLED_OFF))
              : discarded("Rejected by the sender: only approved conversions count.");
    };
  }

  private Decision reached(StandardEvent event, Optional<Money> worth, Status status) {
    if (status != Status.APPROVED) {
      return discarded(
          "The sender says it is "
              + report.status().map(Found::text).orElse("")
              + ": only approved conversions count.");
    }
    Optional<Money> told = worth.filter(money -> !money.isZero());
    String what = event + told.map(money -> " worth " + Words.of(money)).orElse("");
    return accepted(what + ", no money", new Happening.Reached(event, told));
  }

  private Decision accepted(String what, Happening happening) {
    return new Decision(
        new Verdict.Accepted(what + " (" + choice.why() + ")."), Optional.of(happening));
  }

  private static Decision discarded(String reason) {
    return new Decision(new Verdict.Discarded(reason), Optional.empty());
  }

  private static Decision failed(String reason) {
    return new Decision(new Verdict.Failed(reason), Optional.empty());
  }
}
