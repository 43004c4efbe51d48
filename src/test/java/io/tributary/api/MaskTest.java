package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is hidden in a message, and what stays readable. */
final class MaskTest {
  @Test
  void personalValues_areMaskedWhateverTheirDepth() {
    assertThat(
            masked("{'a':[{'customer_email':'bob@example.com','Name':'Bob','receiptEmail':'x'}]}"))
        .isEqualTo(
            "{'a':[{'customer_email':'b•••@example.com','Name':'•••','receiptEmail':'•••'}]}");
    assertThat(masked("{'address':{'city':'Rome','line2':null,'n':[1]},'phone':7}"))
        .isEqualTo("{'address':{'city':'•••','line2':null,'n':['•••']},'phone':'•••'}");
    assertThat(masked("{'ip':'1.2.3.4','ip_address':'::1','ipAddress':'x','client_ip':'y'}"))
        .isEqualTo("{'ip':'•••','ip_address':'•••','ipAddress':'•••','client_ip':'•••'}");
  }

  @Test
  void emailsInOtherTexts_areMasked() {
    assertThat(masked("{'url':'https://x.test/?prefilled_email=bob%40example.com&a=1'}"))
        .isEqualTo("{'url':'https://x.test/?prefilled_email=b•••%40example.com&a=1'}");
    assertThat(masked("['for bob@example.com']")).isEqualTo("['for b•••@example.com']");
  }

  @Test
  void idsAndMoney_stayReadable() {
    String message = "{'id':'cs_1','amount_total':100,'shipping':null,'description':'A','ok':true}";
    assertThat(masked(message)).isEqualTo(message);
  }

  @Test
  void longTextWithoutAnEmail_isMaskedInLinearTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> Mask.text("a".repeat(1_000_000)));
  }

  @Test
  void addresses_loseThePartThatSinglesOutAPerson() {
    assertThat(Mask.address("203.0.113.77")).isEqualTo("203.0.113.0");
    assertThat(Mask.address("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:0:0:0:0:0");
    assertThat(Mask.address("not an address")).isEqualTo("•••");
  }

  private static String masked(String withSingleQuotes) {
    JsonNode tree = ApiServer.MAPPER.readTree(withSingleQuotes.replace('\'', '"'));
    return Mask.tree(tree).toString().replace('"', '\'');
  }
}
