package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Consent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What conversions keep of a click's consent: snapshots of older versions are read, too. */
final class ClickSnapshotTest {
  @Test
  void consentOfAVersionThatKeptNoTime_hasNone() {
    byte[] older =
        "{\"adUserData\":\"GRANTED\",\"adPersonalization\":\"DENIED\"}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(StoredJson.read(older, Consent.class))
        .isEqualTo(new Consent(Consent.State.GRANTED, Consent.State.DENIED));
  }

  @Test
  void consentWithItsTime_comesBack() {
    Consent told =
        new Consent(
            Consent.State.GRANTED,
            Consent.State.DENIED,
            Optional.of(Instant.parse("2026-11-26T05:50:00.123456Z")));

    assertThat(StoredJson.read(StoredJson.write(told), Consent.class)).isEqualTo(told);
  }
}
