package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.StripeEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The requests are what browsers, the tag and Stripe send, and no two are the same. */
final class RequestsTest {
  private final ByteBuffer into = ByteBuffer.allocate(RequestSource.LONGEST_REQUEST);

  @Test
  void visits_differ_andNoHoleIsLeftOpen() {
    RequestSource visits = Visits.to(Links.MANY, Manner.ONE_SHOT);
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 2000; number++) {
      String request = next(visits);
      seen.add(request);
      assertThat(request)
          .startsWith("GET /r/spring-" + number % 1000 + "?")
          .contains("Connection: close\r\n")
          .endsWith("\r\n\r\n")
          .doesNotContain("~", "^");
    }
    assertThat(seen).hasSize(2000);
  }

  @Test
  void arrival_namesAReadableClickAndVisitor_andItsLengthIsRight() {
    RequestSource arrivals = Arrivals.endless();
    for (int number = 0; number < 1000; number++) {
      String request = next(arrivals);
      assertThat(ClickId.parse(find("\"clickId\":\"(\\w+)\"", request))).isPresent();
      assertThat(ClickId.parse(find("\"visitorId\":\"(\\w+)\"", request))).isPresent();
      assertThat(body(request)).hasSize(Integer.parseInt(find("Content-Length: (\\d+)", request)));
    }
  }

  @Test
  void messages_areSignedAsStripeSigns_andEverySecondNamesAClick() {
    ClickId click = new ClickId(new UUID(1, 2));
    StripeMessages messages =
        StripeMessages.sign(4, "test", List.of(click), InstantSource.system());
    RequestSource source = messages.source();
    for (int number = 0; number < 4; number++) {
      String request = next(source);
      byte[] body = body(request).getBytes(StandardCharsets.UTF_8);
      String signature = find("Stripe-Signature: (\\S+)", request);
      assertThat(StripeEvents.isGenuineToStripe(body, signature, StripeEvents.SECRET)).isTrue();
      assertThat(request.contains(click.toString())).isEqualTo(number % 2 == 0);
      assertThat(request).contains("\"cs_test_" + number + "\"");
    }
    assertThat(source.next(into.clear())).isFalse();
    assertThat(messages.aliases()).startsWith("session:cs_test_0").hasSize(4);
  }

  private String next(RequestSource source) {
    assertThat(source.next(into.clear())).isTrue();
    return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
  }

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
