package io.tributary.demo;

import io.tributary.http.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shelf of the key's own account, and those of the accounts connected to it. */
final class StripeShelves {
  static final String OWN_ACCOUNT = "acct_1StandIn0000000";
  private static final JsonMapper JSON = new JsonMapper();
  private final Map<String, StripeShelf> byAccount = new ConcurrentHashMap<>();

  StripeShelves() {
    of(OWN_ACCOUNT);
  }

  /** The account's shelf; an account is connected by asking for it here. */
  StripeShelf of(String account) {
    return byAccount.computeIfAbsent(
        account,
        id -> {
          StripeShelf shelf = new StripeShelf();
          shelf.put(account(id));
          return shelf;
        });
  }

  /**
   * The account a request is made for.
   *
   * @throws StripeError when it isn't connected
   */
  String account(Request request, ApiKeys.Grant grant) {
    String account = request.header("Stripe-Account").orElse(OWN_ACCOUNT);
    if (!byAccount.containsKey(account)) {
      throw StripeError.noSuchAccount(grant.key(), account);
    }
    return account;
  }

  private static ObjectNode account(String id) {
    ObjectNode account = JSON.createObjectNode().put("id", id).put("object", "account");
    account.put("country", "US").put("default_currency", "usd").put("type", "standard");
    account.put("charges_enabled", true).put("details_submitted", true);
    account.putObject("business_profile").put("name", "Duskwell").putNull("url");
    account.putObject("settings").putObject("dashboard").put("display_name", "Duskwell");
    return account;
  }
}
