package io.tributary.dashboard;

import io.tributary.model.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param tab the marked entry of the menu
 * @param csrfToken absent before sign-in: then there is no menu
 * @param warnings what is wrong now; nothing before sign-in
 */
public record Frame(
    String title,
    Tab tab,
    Optional<Secret> csrfToken,
    String stylesheet,
    String script,
    String icon,
    List<Warning> warnings) {
  public Frame {
    warnings = List.copyOf(warnings);
  }

  /** An entry of the menu. */
  public enum Tab {
    PAYMENTS("Payments", "/"),
    MONEY("Money", "/money"),
    CLICKS("Clicks", "/clicks"),
    LINKS("Links", "/links"),
    ACCOUNTS("Accounts", "/accounts"),
    DOORS("Doors", "/doors"),
    RULES("Rules", "/rules"),
    BOOKS("Stripe’s books", "/reconciliation"),
    SETUP("Setup", "/setup");

    private final String text;
    private final String address;

    Tab(String text, String address) {
      this.text = text;
      this.address = address;
    }

    public String text() {
      return text;
    }

    public String address() {
      return address;
    }
  }

  /** The token for a form's hidden field; nothing before sign-in. */
  public String csrf() {
    return csrfToken.map(Secret::reveal).orElse("");
  }
}
