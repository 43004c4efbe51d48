package io.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import io.tributary.testing.Ward;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doctor finds, on a terminal. */
final class DiagnosisTextTest {
  private static String text(Diagnosis diagnosis) {
    StringWriter written = new StringWriter();
    new DiagnosisText(new PrintWriter(written), URI.create("https://t.shop.example"))
        .write(diagnosis);
    return written.toString();
  }

  @Test
  void worstComesFirst_withRemedyExamplesAndWay_andASumAtTheEnd() {
    Finding trouble =
        Finding.trouble(Check.LINK_HOSTS, "The tag doesn't know these:")
            .of("Shop, live")
            .at(List.of("https://pay.shop.example/x"))
            .remedy("Add the domain.")
            .way("Setup", "/setup#site")
            .repair(new Repair(Repair.Kind.SELECT_EVENTS, AccountId.DEFAULT, false, "we_1"));
    Diagnosis diagnosis =
        new Diagnosis(Instant.EPOCH, List.of(Finding.good(Check.CLOCK, "It is right."), trouble));

    assertThat(text(diagnosis))
        .isEqualTo(
            """
            TROUBLE
              Domains of payment links (Shop, live): The tag doesn't know these:
                - https://pay.shop.example/x
                > Add the domain.
                  https://t.shop.example/setup#site
                > “Select these events” on the page https://t.shop.example/doctor

            ALL RIGHT
              Clock: It is right.

            Trouble: 1. Advice: 0. Could not be looked at: 0. All right: 1.
            """);
  }

  @Test
  void realFindings_fitIntoEightyColumns_butForAddresses() {
    try (Ward ward = Ward.well()) {
      ward.paymentLink("x", link -> link.put("customer_creation", "if_required"));
      ward.stripe.shelf().remove("we_ours");
      ward.secrets.clear();

      assertThat(text(ward.doctor().examine()).lines())
          .allMatch(line -> line.length() <= 80 || line.strip().startsWith("http"));
    }
  }

  @Test
  void whatStripeTells_cannotSteerTheTerminal() {
    Diagnosis diagnosis =
        new Diagnosis(
            Instant.EPOCH,
            List.of(Finding.good(Check.ACCOUNT, "\u001b[2JShop\r\nTROUBLE\u0007 is fine.")));

    assertThat(text(diagnosis)).doesNotContain("\u001b", "\u0007", "\r").contains(" [2JShop");
  }
}
