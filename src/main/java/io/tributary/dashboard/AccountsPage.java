package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Stripe accounts whose books are kept: all of them, and a new one. */
final class AccountsPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;

  AccountsPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    return database.inTransaction(
        transaction -> render(transaction, csrfToken, AccountForm.EMPTY, Map.of()));
  }

  Response create(Request request, Secret csrfToken) {
    AccountForm form = AccountForm.read(Forms.read(request));
    Response answer = database.inTransaction(transaction -> create(transaction, csrfToken, form));
    if (answer.status() == 303) {
      ports.accountsChanged().run();
    }
    return answer;
  }

  private Response create(Transaction transaction, Secret csrfToken, AccountForm form) {
    Map<String, String> objections = form.objectionsToNew(tables.sites().all(transaction));
    if (!objections.isEmpty()) {
      return render(transaction, csrfToken, form, objections);
    }
    Account account =
        new Account(
            new AccountId(form.id()), form.typedName(), form.typedSite(), ports.clock().instant());
    if (!tables.accounts().insert(transaction, account)) {
      String taken = "There is an account of this id already; choose another.";
      return render(transaction, csrfToken, form, Map.of("id", taken));
    }
    return Pages.secured(Response.seeOther(AccountView.address(account)));
  }

  private Response render(
      Transaction transaction, Secret csrfToken, AccountForm form, Map<String, String> objections) {
    List<Site> sites = tables.sites().all(transaction);
    StripeCredentials credentials = tables.credentials(transaction, ports.environment());
    Map<Secret, Instant> verified =
        tables
            .webhookSecretUses()
            .latest(
                transaction, credentials.secrets().stream().map(WebhookSecret::secret).toList());
    List<AccountsView.Row> rows =
        tables.accounts().own(transaction).stream()
            .map(account -> row(account, sites, credentials, verified))
            .toList();
    Frame frame = pages.frame("Accounts", Frame.Tab.ACCOUNTS, csrfToken);
    AccountsView view = new AccountsView(rows, sites, form, objections);
    return pages.page(objections.isEmpty() ? 200 : 422, "accounts.jte", frame, view);
  }

  private AccountsView.Row row(
      Account account,
      List<Site> sites,
      StripeCredentials credentials,
      Map<Secret, Instant> verified) {
    Instant now = ports.clock().instant();
    List<WebhookSecret> secrets =
        credentials.of(account.id()).secrets().stream()
            .filter(secret -> secret.state(now) != WebhookSecret.State.ENDED)
            .toList();
    return new AccountsView.Row(
        account,
        siteName(account, sites),
        secrets.size(),
        credentials.keyOf(account.id(), false).isPresent(),
        credentials.keyOf(account.id(), true).isPresent(),
        secrets.stream()
            .flatMap(secret -> Optional.ofNullable(verified.get(secret.secret())).stream())
            .max(Comparator.naturalOrder()));
  }

  private static String siteName(Account account, List<Site> sites) {
    return sites.stream()
        .filter(site -> account.site().equals(Optional.of(site.id())))
        .map(Site::name)
        .findFirst()
        .orElse("");
  }
}
