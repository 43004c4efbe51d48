package io.tributary.dashboard;

import io.tributary.model.Money;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A site's rules in sentences for a marketer. */
public final class RulesWords {
  private RulesWords() {}

  /** What a kind of payment is called. */
  public static String of(Occasion occasion) {
    return switch (occasion) {
      case ONE_OFF -> "One-off purchases";
      case TRIAL -> "Trials";
      case SUBSCRIPTION_START -> "First payments of a subscription";
      case RENEWAL -> "Renewals";
      case SUBSCRIPTION_CHANGE -> "Upgrades between renewals";
    };
  }

  /** All that the rules say. */
  static List<String> of(SiteRules rules) {
    List<String> sentences = new ArrayList<>();
    sentences.add("A conversion is worth " + rules.basis().words() + ".");
    for (Occasion occasion : Occasion.values()) {
      if (rules.event(occasion) != occasion.usual()) {
        sentences.add(
            "%s are told as %s instead of %s."
                .formatted(of(occasion), rules.event(occasion), occasion.usual()));
      }
    }
    sentences.add(renewals(rules.toldRenewals()));
    if (!rules.predicted().isEmpty()) {
      sentences.add("A trial is worth a predicted " + amounts(rules.predicted()) + ".");
    }
    sentences.addAll(lending(rules));
    return sentences;
  }

  private static String renewals(Optional<Integer> told) {
    if (told.isEmpty()) {
      return "All renewals are told.";
    }
    return switch (told.get()) {
      case 0 -> "No renewal is told.";
      case 1 -> "Only the first renewal of a subscription is told.";
      default -> "Only the first " + told.get() + " renewals of a subscription are told.";
    };
  }

  private static List<String> lending(SiteRules rules) {
    List<String> sentences = new ArrayList<>();
    rules
        .customerWindow()
        .ifPresent(window -> sentences.add(lending("of the same customer", window)));
    rules.emailWindow().ifPresent(window -> sentences.add(lending("with the same e-mail", window)));
    if (sentences.isEmpty()) {
      sentences.add("A new purchase never gets the click of an earlier one.");
    }
    return sentences;
  }

  private static String lending(String who, Duration window) {
    String days = window.toDays() == 1 ? "1 day" : window.toDays() + " days";
    return "A new purchase without a click gets that of an earlier purchase %s, up to %s before."
        .formatted(who, days);
  }

  private static String amounts(List<Money> amounts) {
    return amounts.stream()
        .map(money -> Shown.amount(money) + " " + Shown.code(money))
        .collect(Collectors.joining(", "));
  }
}
