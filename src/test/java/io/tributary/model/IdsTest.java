package io.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The text form of ids, and ids that follow from what they name. */
class IdsTest {
  private static final ClickId CLICK = ClickId.parse("01JD0000000000000000000001").orElseThrow();
  private static final VisitorId VISITOR =
      VisitorId.parse("01JD00000000000000000000V1").orElseThrow();

  @Property
  void everyIdSurvivesItsText_inAnyCase(@ForAll long high, @ForAll long low) {
    ClickId id = new ClickId(new UUID(high, low));
    assertThat(id.toString()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    assertThat(ClickId.parse(id.toString())).contains(id);
    assertThat(ClickId.parse(id.toString().toLowerCase(Locale.ROOT))).contains(id);
  }

  @Property
  void noTextIsReadAsAnotherId(@ForAll String text) {
    ClickId.parse(text)
        .ifPresent(id -> assertThat(id.toString()).isEqualTo(text.toUpperCase(Locale.ROOT)));
  }

  @Property
  void textsSortAsTheirTimes(@ForAll int earlier, @ForAll int later) {
    Instant one = Instant.ofEpochSecond(Math.abs((long) earlier));
    Instant other = Instant.ofEpochSecond(Math.abs((long) later));
    int texts =
        ClickId.mint(one, new SplittableRandom(1))
            .toString()
            .compareTo(ClickId.mint(other, new SplittableRandom(1)).toString());
    assertThat(Integer.signum(texts)).isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Test
  void onlyTwentySixAsciiCharactersAreAnId() {
    String sound = "01JD000000000000000000000S";
    assertThat(ClickId.parse(sound)).isPresent();
    for (String wrong :
        new String[] {
          "",
          sound + "0",
          sound.substring(1),
          "8" + sound.substring(1),
          sound.replace('S', 'U'),
          sound.replace('S', 'I'),
          sound.replace('S', '-'),
          sound.replace('S', '\u017F'),
          sound.replace('S', '\u0660'),
          ClickId.PLACEHOLDER
        }) {
      assertThat(ClickId.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aSharedAddressGivesEachVisitorTheSameIdEveryTime() {
    ClickId shared = CLICK.sharedWith(VISITOR);
    assertThat(CLICK.sharedWith(VISITOR)).isEqualTo(shared).isNotEqualTo(CLICK);
    VisitorId other = VisitorId.parse("01JD00000000000000000000V2").orElseThrow();
    assertThat(CLICK.sharedWith(other)).isNotEqualTo(shared);
    assertThat(shared.toString()).startsWith(CLICK.toString().substring(0, 10));
  }

  /** Changed values here mean that a replay finds other books than those that were kept. */
  @Test
  void derivedIdsNeverChange() {
    PaymentId payment = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_1"));
    assertThat(payment.toString()).isEqualTo("1AE53XYZRF2CZ6CDRMTWKD2Z5X");
    assertThat(
            PaymentId.of(AccountId.DEFAULT.connected("acct_1"), Alias.session("cs_1")).toString())
        .isEqualTo("6WC2289YZ46Q9C2XDNY5KGKMYP");
    assertThat(PaymentId.of(AccountId.DEFAULT, Alias.invoice("in_1")).toString())
        .isEqualTo("34W4W3241ZX2YNXYJR8E9FRYJF");
    assertThat(ConversionId.of(payment).toString()).isEqualTo("2QRJ1BHVZDQ0A36PTWP1GA5CV1");
    assertThat(CLICK.sharedWith(VISITOR).toString()).isEqualTo("01JD000000KYC9635DYDBTBAH9");
  }

  @Test
  void aliasesAreRanked_sessionFirst_andSurviveTheirText() {
    assertThat(Alias.session("z")).isLessThan(Alias.invoice("a"));
    assertThat(Alias.invoice("z")).isLessThan(Alias.paymentIntent("a"));
    assertThat(Alias.paymentIntent("z")).isLessThan(Alias.charge("a"));
    assertThat(Alias.charge("z")).isLessThan(Alias.firstOf("a"));
    for (Alias alias : new Alias[] {Alias.session("cs:1"), Alias.firstOf("sub_1")}) {
      assertThat(Alias.parse(alias.toString())).contains(alias);
    }
    assertThat(Alias.parse("nothing")).isEmpty();
    assertThat(Alias.parse(":cs_1")).isEmpty();
  }
}
