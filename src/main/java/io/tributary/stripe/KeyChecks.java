package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an API key is, and what it may do. */
final class KeyChecks {
  private static final String OPEN_FORM = "Open Stripe's form with the boxes ticked";

  private KeyChecks() {}

  /** There is none: what it would add. */
  static Finding none() {
    return Finding.unknown(
            Check.API_KEY,
            "Without an API key Tributary can't look at Stripe's side: the endpoint and its events,"
                + " payment links, missed payments, fees.")
        .remedy(
            "Optional. Make a restricted key that may read "
                + Permission.named(List.of(Permission.values()))
                + " (Webhook Endpoints also write, if the doctor shall make the endpoint), and add it on"
                + " the page Accounts or as TRIBUTARY_STRIPE_API_KEY.")
        .way(OPEN_FORM, Permission.form(false));
  }

  static List<Finding> all(StripeSide theirs) {
    List<Finding> findings = new ArrayList<>();
    findings.add(key(theirs));
    if (theirs.silence().isEmpty()) {
      findings.add(permissions(theirs));
      business(theirs).ifPresent(findings::add);
    }
    return findings;
  }

  static Finding key(StripeSide theirs) {
    String key = theirs.keyed().key().reveal();
    Optional<StripeFailure> silence = theirs.silence();
    if (silence.isPresent()) {
      return silent(silence.get(), theirs);
    }
    String opens = "opens " + (theirs.isTest() ? "test" : "live") + " data of " + account(theirs);
    if (key.startsWith("sk_")) {
      return Finding.advice(
              Check.API_KEY, "The API key " + opens + ", and may do everything there.")
          .remedy(
              "Use a restricted key in its place, which may only read: whoever gets hold of this one"
                  + " can move money.")
          .way(OPEN_FORM, Permission.form(theirs.isTest()));
    }
    return Finding.good(Check.API_KEY, "The API key " + opens + ".");
  }

  private static Finding silent(StripeFailure silence, StripeSide theirs) {
    String why = String.valueOf(silence.getMessage());
    if (silence.kind() != StripeFailure.Kind.KEY_REFUSED) {
      return Finding.unknown(Check.API_KEY, why).remedy("Look again in a minute.");
    }
    return Finding.trouble(Check.API_KEY, why)
        .remedy(
            "It was deleted or rolled, or it is none: a publishable key (pk_…) can read nothing.")
        .way(OPEN_FORM, Permission.form(theirs.isTest()));
  }

  private static String account(StripeSide theirs) {
    return theirs
        .account()
        .answer()
        .flatMap(account -> StripeJson.text(account, "id"))
        .map(id -> theirs.name().map(name -> name + " (" + id + ")").orElse(id))
        .orElse("an account whose name the key may not read");
  }

  static Finding permissions(StripeSide theirs) {
    Map<Permission, StripeFailure> missing = theirs.missing();
    if (missing.isEmpty()) {
      return Finding.good(Check.PERMISSIONS, "The key may read all that Tributary looks at.");
    }
    List<String> lines =
        missing.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList();
    return Finding.advice(
            Check.PERMISSIONS,
            "The key may not read "
                + Permission.named(missing.keySet())
                + ", so Tributary can't find what is missing there.")
        .at(lines)
        .remedy("At Stripe, edit the key and allow these, or make a new key with all boxes ticked.")
        .way(OPEN_FORM, Permission.form(theirs.isTest()));
  }

  private static String line(Permission permission, StripeFailure failure) {
    return permission.resource()
        + " ("
        + failure.permission().orElse(permission.key())
        + "): "
        + permission.use();
  }

  /** An account that can't be paid yet is worth a word: its owner wonders why nothing comes. */
  static Optional<Finding> business(StripeSide theirs) {
    return theirs
        .account()
        .answer()
        .filter(account -> account.path("charges_enabled").isBoolean())
        .map(account -> business(account, theirs.name().orElse("The account")));
  }

  private static Finding business(JsonNode account, String name) {
    return account.path("charges_enabled").booleanValue()
        ? Finding.good(Check.ACCOUNT, name + " takes payments.")
        : Finding.advice(Check.ACCOUNT, name + " can't take payments yet.")
            .remedy("Complete the account in Stripe's dashboard.")
            .way("Stripe's dashboard", "https://dashboard.stripe.com/account");
  }
}
