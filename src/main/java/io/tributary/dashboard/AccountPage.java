package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One account: who sends its messages, its API keys, and which site its payments belong to. */
final class AccountPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final AccountLook look;
  private final AccountChanges changes;
  private final SecretChanges secretChanges;

  AccountPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
    this.look = new AccountLook(tables, ports);
    this.changes = new AccountChanges(tables, ports.clock());
    this.secretChanges = new SecretChanges(tables, ports);
  }

  /** A change to an account by a form: what is wrong with it, by field, or nothing. */
  @FunctionalInterface
  private interface Change {
    Map<String, String> make(Transaction transaction, Account account, Query form);
  }

  Response show(Request request, Secret csrfToken) {
    return about(
        request,
        csrfToken,
        (transaction, account) -> {
          AccountForm form = AccountForm.of(account);
          return page(csrfToken, look.at(transaction, account, request, form, Map.of()));
        });
  }

  /** The accounts that are connected to one. */
  Response connected(Request request, Secret csrfToken) {
    return about(
        request,
        csrfToken,
        (transaction, account) -> {
          Frame frame = pages.frame("Connected accounts", Frame.Tab.ACCOUNTS, csrfToken);
          return pages.page(
              200, "connected.jte", frame, look.connected(transaction, account, request));
        });
  }

  Response save(Request request, Secret csrfToken) {
    return change(request, csrfToken, "account", changes::save);
  }

  Response addSecret(Request request, Secret csrfToken) {
    return change(request, csrfToken, "secrets", secretChanges::addSecret);
  }

  Response setMode(Request request, Secret csrfToken) {
    return change(request, csrfToken, "secrets", secretChanges::setMode);
  }

  Response removeSecret(Request request, Secret csrfToken) {
    return change(request, csrfToken, "secrets", secretChanges::removeSecret);
  }

  Response setKey(Request request, Secret csrfToken) {
    return change(request, csrfToken, "keys", secretChanges::setKey);
  }

  Response removeKey(Request request, Secret csrfToken) {
    return change(request, csrfToken, "keys", secretChanges::removeKey);
  }

  Response assignLinks(Request request, Secret csrfToken) {
    return change(request, csrfToken, "links", changes::assignLinks);
  }

  Response remove(Request request, Secret csrfToken) {
    Response answer = change(request, csrfToken, "account", changes::remove);
    return answer.status() == 303 ? Pages.secured(Response.seeOther("/accounts")) : answer;
  }

  private Response change(Request request, Secret csrfToken, String section, Change change) {
    Query form = Forms.read(request);
    Response answer =
        about(
            request,
            csrfToken,
            (transaction, account) -> {
              Map<String, String> wrong = change.make(transaction, account, form);
              if (wrong.isEmpty()) {
                return saved(account, section);
              }
              AccountForm shown =
                  section.equals("account") ? AccountForm.read(form) : AccountForm.of(account);
              return page(csrfToken, look.at(transaction, account, request, shown, wrong));
            });
    if (answer.status() == 303) {
      ports.accountsChanged().run();
    }
    return answer;
  }

  private static Response saved(Account account, String section) {
    String address = AccountView.address(account) + "?saved=" + section + "#" + section;
    return Pages.secured(Response.seeOther(address));
  }

  private Response about(
      Request request, Secret csrfToken, BiFunction<Transaction, Account, Response> answer) {
    return database.inTransaction(
        transaction ->
            tables
                .accounts()
                .find(transaction, named(request))
                .map(account -> answer.apply(transaction, account))
                .orElseGet(() -> missing(csrfToken)));
  }

  private static AccountId named(Request request) {
    AccountId own = new AccountId(request.parameter("account"));
    return Optional.ofNullable(request.parameters().get("connected"))
        .map(own::connected)
        .orElse(own);
  }

  private Response page(Secret csrfToken, AccountView view) {
    Frame frame = pages.frame(view.account().title(), Frame.Tab.ACCOUNTS, csrfToken);
    return pages.page(view.objections().isEmpty() ? 200 : 422, "account.jte", frame, view);
  }

  private Response missing(Secret csrfToken) {
    Frame frame = pages.frame("Accounts", Frame.Tab.ACCOUNTS, csrfToken);
    return pages.missing(frame, "There is no account of this id; look in the list.");
  }
}
