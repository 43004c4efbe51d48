package io.tributary.demo;

import io.tributary.http.Query;
import io.tributary.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What a payment link's page reads from its address, and what it shows. */
final class PaymentPage {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final Pattern CAMPAIGN_WORD = Pattern.compile("[A-Za-z0-9_-]{1,150}");
  private static final Pattern CAMPAIGN_NAME =
      Pattern.compile("utm_(source|medium|campaign|term|content)");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private PaymentPage() {}

  /** An illegal or over-long value is dropped without a word, as at Stripe. */
  static Optional<String> clientReferenceId(Query query) {
    return query.first("client_reference_id").filter(value -> REFERENCE.matcher(value).matches());
  }

  /** Campaign words for the address after the payment; they reach no message. */
  static String returnedQuery(Query query) {
    StringJoiner words = new StringJoiner("&");
    for (Query.Parameter parameter : query.all()) {
      boolean isLegal =
          CAMPAIGN_NAME.matcher(parameter.name()).matches()
              && CAMPAIGN_WORD.matcher(parameter.value()).matches();
      if (isLegal) {
        words.add(
            parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8));
      }
    }
    return words.toString();
  }

  /** The page to pay on; everything else in the address is ignored. */
  static Response show(CheckoutSession session, Query query) {
    PaymentLink link = session.link();
    String endings = "endings-" + link.mode().word() + ".html";
    return Page.named("checkout.html")
        .with("price", link.price())
        .with("product", link.product())
        .with("description", link.description())
        .with("reference", session.clientReferenceId().orElse("none"))
        .with("session", session.id())
        .with("email", email(query))
        .with("endings", Page.named(endings).with("price", link.price()).text())
        .response();
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  private static String email(Query query) {
    return query
        .first("locked_prefilled_email")
        .or(() -> query.first("prefilled_email"))
        .filter(PaymentPage::isEmail)
        .orElse("jenny.rosen@example.com");
  }
}
