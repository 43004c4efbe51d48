package io.tributary.stripe;

import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks whether clicks and payments can find each other, here and at Stripe, and says what to do;
 * mends the webhook endpoint when asked to.
 */
public final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Nobody looks more often: each look asks Stripe some fifteen questions. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<OurSide> ours;
  private final Supplier<List<KeyedAccount>> keys;
  private final Function<KeyedAccount, StripeApi> apis;
  private final Supplier<Optional<Duration>> clockAhead;
  private final SecretKeeper keeper;
  private final InstantSource clock;
  private final Duration patience;
  private final AtomicInteger mended = new AtomicInteger();
  private volatile Optional<Looked> latest = Optional.empty();

  /** What was found, and when all had been looked at. */
  private record Looked(Diagnosis found, Instant end) {}

  /**
   * Makes the doctor.
   *
   * @param ours what is known here
   * @param keys the accounts whose API may be asked
   * @param clockAhead how far Stripe's clock is ahead; asked only when there is a key
   */
  public Doctor(
      Supplier<OurSide> ours,
      Supplier<List<KeyedAccount>> keys,
      Function<KeyedAccount, StripeApi> apis,
      Supplier<Optional<Duration>> clockAhead,
      SecretKeeper keeper,
      InstantSource clock) {
    this(ours, keys, apis, clockAhead, keeper, clock, PATIENCE);
  }

  /**
   * For who waits shorter.
   *
   * @param patience for all of Stripe's answers together
   */
  Doctor(
      Supplier<OurSide> ours,
      Supplier<List<KeyedAccount>> keys,
      Function<KeyedAccount, StripeApi> apis,
      Supplier<Optional<Duration>> clockAhead,
      SecretKeeper keeper,
      InstantSource clock,
      Duration patience) {
    this.ours = ours;
    this.keys = keys;
    this.apis = apis;
    this.clockAhead = clockAhead;
    this.keeper = keeper;
    this.clock = clock;
    this.patience = patience;
  }

  /** Looks at everything; what was just looked at isn't looked at again. */
  public Diagnosis examine() {
    return fresh().orElseGet(this::examineAfterOthers);
  }

  private synchronized Diagnosis examineAfterOthers() {
    return fresh().orElseGet(this::examineAnew);
  }

  private Diagnosis examineAnew() {
    int before = mended.get();
    Diagnosis found = look(here());
    if (mended.get() == before) {
      latest = Optional.of(new Looked(found, clock.instant()));
    }
    return found;
  }

  private Optional<Diagnosis> fresh() {
    Instant now = clock.instant();
    return latest
        .filter(looked -> !looked.end().isAfter(now) && looked.end().plus(FRESH).isAfter(now))
        .map(Looked::found);
  }

  /** On a thread of its own: who waited for another's look has no time left at the database. */
  private OurSide here() {
    return switch (Question.ask(ours).awaitEnd()) {
      case Told.Answer<OurSide>(OurSide here) -> here;
      case Told.Withheld<OurSide>(StripeFailure failure) -> throw failure;
    };
  }

  private Diagnosis look(OurSide here) {
    long end = System.nanoTime() + patience.toNanos();
    Supplier<Duration> left = () -> Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    List<KeyedAccount> keyed = ownKeys();
    Question<Optional<Duration>> clock =
        Question.ask(() -> keyed.isEmpty() ? Optional.empty() : clockAhead.get());
    List<Interview> interviews =
        keyed.stream().map(each -> Interview.begin(each, apis.apply(each), here.now())).toList();
    List<StripeSide> theirs = interviews.stream().map(interview -> interview.end(left)).toList();
    Optional<Duration> ahead = clock.await(left.get()).answer().flatMap(Function.identity());
    return new Diagnosis(here.now(), findings(here, theirs, ahead));
  }

  /** Pure: what follows from what was told. */
  static List<Finding> findings(
      OurSide ours, List<StripeSide> theirs, Optional<Duration> clockAhead) {
    List<Finding> findings = new ArrayList<>(ReceivingChecks.all(ours, clockAhead));
    TrackedLinkChecks.references(ours).ifPresent(findings::add);
    if (theirs.isEmpty()) {
      findings.add(KeyChecks.none());
    }
    for (StripeSide each : theirs) {
      String whose = ours.title(each.keyed().account()) + (each.isTest() ? ", test" : ", live");
      atStripe(ours, each).forEach(found -> findings.add(found.of(whose)));
    }
    return findings;
  }

  private static List<Finding> atStripe(OurSide ours, StripeSide theirs) {
    List<Finding> findings = new ArrayList<>(KeyChecks.all(theirs));
    if (theirs.silence().isEmpty()) {
      findings.addAll(EndpointChecks.all(ours, theirs));
      PayloadChecks.of(ours, theirs).ifPresent(findings::add);
      findings.addAll(ArrivalChecks.all(ours, theirs));
      findings.addAll(LinkChecks.all(ours, theirs));
      TrackedLinkChecks.dead(ours, theirs).ifPresent(findings::add);
    }
    return findings;
  }

  /**
   * Mends what can be mended at Stripe; on a thread of its own, since it goes on to its end whether
   * or not somebody still waits for it.
   *
   * @return what was in the way, as a sentence; empty when it is done
   */
  public Optional<String> mend(Repair repair) {
    Optional<KeyedAccount> keyed =
        ownKeys().stream()
            .filter(each -> each.account().equals(repair.account()))
            .filter(each -> each.isLive() != repair.test())
            .findFirst();
    if (keyed.isEmpty()) {
      return Optional.of("There is no API key of that account any more.");
    }
    Optional<String> obstacle = mend(keyed.get(), repair);
    forget();
    return obstacle;
  }

  private Optional<String> mend(KeyedAccount keyed, Repair repair) {
    String webhook = here().home().webhook();
    EndpointRepairs repairs = new EndpointRepairs(apis.apply(keyed), keyed, webhook, keeper);
    return switch (Question.ask(() -> keeper.inTurn(keyed, () -> repairs.mend(repair)))
        .awaitEnd()) {
      case Told.Answer<Optional<String>>(Optional<String> obstacle) -> obstacle;
      case Told.Withheld<Optional<String>>(StripeFailure failure) ->
          Optional.of(
              String.valueOf(failure.getMessage())
                  + failure
                      .permission()
                      .map(_ -> " It needs write access to Webhook Endpoints.")
                      .orElse(""));
    };
  }

  /** A platform's connected accounts, of which there may be hundreds, aren't asked about. */
  private List<KeyedAccount> ownKeys() {
    return keys.get().stream().filter(each -> each.connected().isEmpty()).toList();
  }

  /** A look under way may have seen what was there before. */
  private void forget() {
    mended.incrementAndGet();
    latest = Optional.empty();
  }
}
