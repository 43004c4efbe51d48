package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every name that the reference lists for a field, in three spellings. */
final class AnytrackAliasesTest {
  private static final String TABLE =
      """
      click id = click clickid click_id cid atclid subid subid1 clientreferenceid client_reference_id | abc
      ref id = ref refid ref_id externalid customerid rid | abc
      e-mail = email em | a@b.example
      phone = ph phone | +1555
      value = value amount commission payout sum revenue price eventvalue ev | 10
      currency = currency cu curr | eur
      transaction id = transactionid transid txid orderid ti transaction_id trans_id | abc
      event = eventname event en event_name | Lead
      conversion type = conversiontype goaltype type conversion_type goal_type | lead
      product = brandname brand offer offername oid product bn brand_name | abc
      status = status state | approved
      time = timestamp ts time eventtime | 1793000000
      name = fullName fn ln firstName lastName | Ann
      country = country cn | IL
      tax = tp taxPrice | 1
      shipping = sp shippingPrice | 1
      """;

  @TestFactory
  Stream<DynamicTest> everyAlias_isRead() {
    return TABLE.lines().flatMap(AnytrackAliasesTest::ofField);
  }

  private static Stream<DynamicTest> ofField(String line) {
    String field = line.substring(0, line.indexOf(" = "));
    String text = line.substring(line.indexOf(" | ") + 3);
    List<String> names =
        List.of(line.substring(line.indexOf(" = ") + 3, line.indexOf(" | ")).split(" ", -1));
    return names.stream()
        .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT), dashed(name)))
        .map(name -> dynamicTest(field + " as " + name, () -> assertRead(field, name, text)));
  }

  private static void assertRead(String field, String name, String text) {
    String with =
        name + "=" + text.replace("+", "%2B") + (field.equals("currency") ? "" : "&currency=USD");
    Reading reading =
        DoorSamples.TRANSLATOR.explain(
            DoorSamples.anytrack(),
            DoorSamples.anytrack().mapping(),
            DoorSamples.submission("?" + with).tree());

    assertThat(reading.lines())
        .filteredOn(line -> line.field().equals(field))
        .singleElement()
        .satisfies(line -> assertThat(line.place()).isEqualTo(Optional.of(name)))
        .satisfies(line -> assertThat(line.raw()).isEqualTo(Optional.of(text)))
        .satisfies(line -> assertThat(line.value()).isPresent());
  }

  private static String dashed(String name) {
    return name.charAt(0) + "-" + name.substring(1);
  }
}
