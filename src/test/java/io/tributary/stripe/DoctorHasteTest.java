package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Diagnosis;
import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.Tables;
import io.tributary.testing.TestDatabase;
import io.tributary.testing.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several who ask the doctor at once, and looks that take long. */
final class DoctorHasteTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  private Doctor doctor(Supplier<OurSide> ours, Supplier<Optional<Duration>> clockAhead) {
    return new Doctor(ours, () -> ward.keys, ward.apis::of, clockAhead, ward.keeper, ward.clock);
  }

  @Test
  void lookThatTookLong_isFreshWhenItEnds() {
    Doctor doctor = doctor(ward::ours, this::tenSecondsLater);
    Diagnosis first = doctor.examine();
    assertThat(doctor.examine()).isSameAs(first);
    ward.clock.advance(Duration.ofSeconds(5));
    assertThat(doctor.examine()).isNotSameAs(first);
  }

  private Optional<Duration> tenSecondsLater() {
    ward.clock.advance(Duration.ofSeconds(10));
    return Optional.of(Duration.ZERO);
  }

  @Test
  void whoHasWaitedTooLongForTheDatabase_isAnsweredAllTheSame() {
    try (TestDatabase test = TestDatabase.fresh()) {
      Tables tables = Tables.with(test.vault());
      Supplier<OurSide> stored =
          () -> {
            test.database().useTransaction(open -> tables.stripeKeys().all(open));
            return ward.ours();
          };
      Doctor doctor = doctor(stored, () -> Optional.of(Duration.ZERO));
      Diagnosis found = Database.awaited(Deadline.in(Duration.ZERO), doctor::examine);
      assertThat(found.hasTrouble()).isFalse();
    }
  }

  @Test
  void failureOfOurOwn_staysWhatItIs() {
    IllegalArgumentException failure = new IllegalArgumentException("unreadable");
    Supplier<OurSide> broken =
        () -> {
          throw failure;
        };
    assertThatThrownBy(doctor(broken, Optional::empty)::examine).isSameAs(failure);
  }
}
