package io.tributary.demo;

import io.tributary.http.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shelves of the key's own account, and those of the accounts connected to it: one for live
 * data and one for test data, as a key opens only one of them.
 */
final class StripeShelves {
  static final String OWN_ACCOUNT = "acct_1StandIn0000000";
  private static final JsonMapper JSON = new JsonMapper();
  private final Map<String, Modes> byAccount = new ConcurrentHashMap<>();

  /** What an account holds in each mode; of itself it tells the same in both. */
  private record Modes(StripeShelf live, StripeShelf test) {
    static Modes of(String account) {
      Modes modes = new Modes(new StripeShelf(), new StripeShelf());
      modes.live().put(account(account));
      modes.test().put(account(account));
      return modes;
    }
  }

  StripeShelves() {
    of(OWN_ACCOUNT, false);
  }

  /** One of the account's shelves; an account is connected by asking for it here. */
  StripeShelf of(String account, boolean test) {
    Modes modes = byAccount.computeIfAbsent(account, Modes::of);
    return test ? modes.test() : modes.live();
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
