package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.NameRule;
import io.tributary.model.SiteId;
import io.tributary.storage.AccountTable;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** The resource {@code accounts}: the Stripe accounts whose books are kept. */
final class Accounts {
  static final List<String> FILTERS = List.of("platform");
  private final AccountDoor door;

  Accounts(AccountDoor door) {
    this.door = door;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    return door.database()
        .inTransaction(
            transaction -> {
              List<AccountTable.Listed> rows =
                  door.tables().accounts().list(transaction, parameters.text("platform"), wanted);
              Page<AccountTable.Listed> page = Page.cut(rows, parameters.limit(), Accounts::cursor);
              AccountView.Known known = door.known(transaction);
              return Json.ok(
                  page.with(
                      page.items().stream()
                          .map(row -> AccountView.of(row.account(), known))
                          .toList()));
            });
  }

  private static String cursor(AccountTable.Listed row) {
    return PageRequest.cursor(row.account().createdAt(), row.place());
  }

  Response show(Request request) {
    Parameters.none(request);
    return door.about(request, (transaction, account) -> shown(transaction, account));
  }

  private Response shown(Transaction transaction, Account account) {
    return Json.ok(AccountView.of(account, door.known(transaction)));
  }

  Response create(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "id", "name", "site");
    Account wanted = wanted(fields);
    Response answer =
        door.database()
            .inTransaction(
                transaction ->
                    refusal(transaction, fields, wanted)
                        .orElseGet(() -> created(transaction, wanted)));
    if (answer.status() == 201) {
      door.ports().accountsChanged().run();
    }
    return answer;
  }

  private Account wanted(Fields fields) {
    Optional<String> id = fields.required("id", "what addresses and books call the account");
    id.ifPresent(text -> fields.mustBe("id", NameRule.objectionToId(text)));
    return new Account(
        new AccountId(id.orElse("")),
        fields.text("name"),
        Optional.of(fields.text("site").map(SiteId::new).orElse(SiteId.DEFAULT)),
        door.clock().instant());
  }

  private Response created(Transaction transaction, Account account) {
    return door.tables().accounts().insert(transaction, account)
        ? Json.created(AccountView.of(account, door.known(transaction)))
        : Problem.of(
            409, "There is an account \"%s\" already; choose another id.".formatted(account.id()));
  }

  Response change(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "name", "site");
    return door.change(
        request,
        (transaction, account) -> {
          Account wanted =
              new Account(
                  account.id(),
                  fields.has("name") ? fields.text("name") : account.name(),
                  fields.has("site") ? fields.text("site").map(SiteId::new) : account.site(),
                  account.createdAt());
          return refusal(transaction, fields, wanted)
              .orElseGet(
                  () -> {
                    door.tables().accounts().update(transaction, wanted);
                    return shown(transaction, wanted);
                  });
        });
  }

  /** Only a connected account may have no name, and follow another's site. */
  private Optional<Response> refusal(Transaction transaction, Fields fields, Account wanted) {
    Optional<String> nothing = wanted.isConnected() ? Optional.empty() : Optional.of("");
    wanted
        .name()
        .or(() -> nothing)
        .ifPresent(name -> fields.mustBe("name", NameRule.objectionToName(name)));
    wanted
        .site()
        .or(() -> nothing.map(SiteId::new))
        .ifPresent(site -> fields.mustBe("site", objectionToSite(transaction, site)));
    return fields.refusal();
  }

  private Optional<String> objectionToSite(Transaction transaction, SiteId site) {
    return Sites.objectionTo(door.tables(), transaction, site);
  }

  Response delete(Request request) {
    Parameters.none(request);
    return door.change(request, this::deleted);
  }

  private Response deleted(Transaction transaction, Account account) {
    if (account.isConnected()
        || !door.tables().accounts().deleteUnused(transaction, account.id())) {
      return Problem.of(
          409,
          "Only an account of your own that was added, and that no message has come for, can be"
              + " removed; remove this one's secrets and keys instead.");
    }
    return Response.empty(204);
  }
}
