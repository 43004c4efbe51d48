package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes back in {@code client_reference_id}, under each policy of a site and as merchants
 * write it.
 */
final class ClickReferenceTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID",
        "user_42_ID",
        "User/42_ID",
        "user-42-ID",
        "ID_user_42",
        "order:17|ID",
        "a--ID--b",
        // The merchant's own ids may be ULIDs too; ours is the one that was appended.
        "01JABCDEFGHJKMNPQRSTVWXYZ9_ID",
      })
  void ourId_isFoundAloneAndBesideTheMerchantsValue(String form) {
    var ours = new ClickReference.Ours(ClickId.parse(CLICK).orElseThrow());

    assertThat(ClickReference.read(form.replace("ID", CLICK))).isEqualTo(ours);
    assertThat(ClickReference.read(form.replace("ID", CLICK.toLowerCase(java.util.Locale.ROOT))))
        .isEqualTo(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--CLICK-ID--", "user_42_--CLICK-ID--", "--CLICK-ID---7"})
  void placeholderThatNobodyReplaced_isNoId(String text) {
    assertThat(ClickReference.read(text)).isEqualTo(new ClickReference.Placeholder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_",
        "user_42",
        "user@example.com",
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "x01JABCDEFGHJKMNPQRSTVWXYZ0"
      })
  void merchantsOwnValue_thatWasKept_isForeign(String text) {
    assertThat(ClickReference.read(text)).isEqualTo(new ClickReference.Foreign());
  }
}
