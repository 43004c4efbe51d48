package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.model.Account;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.AccountTable;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentLinkTable;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what the page of an account shows. */
final class AccountLook {
  private static final Set<String> SECTIONS = Set.of("account", "secrets", "keys", "links");
  private final Tables tables;
  private final Ports ports;

  AccountLook(Tables tables, Ports ports) {
    this.tables = tables;
    this.ports = ports;
  }

  AccountView at(
      Transaction transaction,
      Account account,
      Request request,
      AccountForm form,
      Map<String, String> objections) {
    StripeCredentials its = tables.credentials(transaction, ports.environment()).of(account.id());
    return new AccountView(
        account,
        ports.publicUrl(),
        tables.sites().all(transaction),
        followedSite(transaction, account),
        secrets(transaction, its.secrets()),
        List.of(
            AccountView.Key.of(false, its.keyOf(account.id(), false)),
            AccountView.Key.of(true, its.keyOf(account.id(), true))),
        links(transaction, account, request),
        connected(transaction, account, PageRequest.first(AccountView.SHOWN + 1)).stream()
            .map(AccountTable.Listed::account)
            .toList(),
        form,
        objections,
        request.query().first("saved").filter(SECTIONS::contains).orElse(""));
  }

  ConnectedView connected(Transaction transaction, Account account, Request request) {
    Paging paging = Paging.read(request, List.of());
    List<AccountTable.Listed> found = connected(transaction, account, paging.wanted());
    return new ConnectedView(
        account,
        paging.page(found, row -> PageRequest.cursor(row.account().createdAt(), row.place())));
  }

  private List<AccountTable.Listed> connected(
      Transaction transaction, Account account, PageRequest wanted) {
    return account.isConnected()
        ? List.of()
        : tables.accounts().list(transaction, Optional.of(account.id().value()), wanted);
  }

  private Page<PaymentLinkTable.Listed> links(
      Transaction transaction, Account account, Request request) {
    Paging paging = Paging.read(request, List.of());
    Paging own = new Paging(AccountView.address(account), List.of(), paging.cursors());
    return own.page(
        tables.paymentLinks().list(transaction, account.id(), own.wanted()),
        row -> PageRequest.cursor(row.at(), row.place()));
  }

  private List<AccountView.Secret> secrets(Transaction transaction, List<WebhookSecret> secrets) {
    Instant now = ports.clock().instant();
    Map<Secret, Instant> verified =
        tables
            .webhookSecretUses()
            .latest(transaction, secrets.stream().map(WebhookSecret::secret).toList());
    return secrets.stream()
        .map(
            secret ->
                AccountView.Secret.of(
                    secret, Optional.ofNullable(verified.get(secret.secret())), now))
        .toList();
  }

  /** The name of its site, or of the one it follows while it has none. */
  private String followedSite(Transaction transaction, Account account) {
    Optional<SiteId> followed =
        tables.accounts().find(transaction, account.id().platform()).flatMap(Account::site);
    return followed
        .flatMap(site -> tables.sites().find(transaction, site))
        .map(Site::name)
        .orElse("the default site");
  }
}
