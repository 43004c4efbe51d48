package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Permission;
import io.tributary.testing.Ward;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor says of the permissions that a restricted key lacks. */
final class PermissionChecksTest {
  private static final String RESTRICTED = "rk_live_restricted0123";
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void eachPermissionThatIsMissing_isNamed_andNoOther(Permission permission) {
    admitAllBut(permission);

    Finding finding = ward.finding(Check.PERMISSIONS);
    assertThat(finding.verdict()).isEqualTo(Verdict.ADVICE);
    assertThat(finding.examples())
        .singleElement()
        .asString()
        .startsWith(permission.resource() + " (rak_")
        .endsWith(": " + permission.use());
    assertThat(finding.way().orElseThrow().address()).contains("/apikeys/create?");
  }

  /** The stand-in's names and the form's differ in two cases; a refusal's own name is shown. */
  private void admitAllBut(Permission permission) {
    Set<String> allowed = new HashSet<>(StripeApiStandIn.permissions());
    String stem = permission.key().replaceFirst("s?_(source_)?read$", "");
    assertThat(allowed.removeIf(name -> name.startsWith(stem) && !isLonger(name, permission)))
        .isTrue();
    ward.stripe.admit(RESTRICTED, allowed);
    ward.key(RESTRICTED);
  }

  private static boolean isLonger(String name, Permission permission) {
    return Arrays.stream(Permission.values())
        .filter(other -> other != permission)
        .anyMatch(other -> name.equals(other.key()));
  }

  @Test
  void keyThatMayDoNothing_isNotCalledWell() {
    ward.stripe.admit(RESTRICTED, Set.of());
    ward.key(RESTRICTED);

    assertThat(ward.finding(Check.PERMISSIONS).examples()).hasSize(Permission.values().length);
    assertThat(ward.finding(Check.ENDPOINT).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(ward.about(Check.LINK_HOSTS)).isEmpty();
    assertThat(ward.about(Check.ARRIVALS)).isEmpty();
  }
}
