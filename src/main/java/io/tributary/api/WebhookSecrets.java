package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.NameRule;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The webhook secrets of an account: added, replaced while the old one stays valid, removed. */
final class WebhookSecrets {
  /** As long as Stripe itself lets a rolled secret live. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final AccountDoor door;
  private final RandomGenerator random;

  WebhookSecrets(AccountDoor door, RandomGenerator random) {
    this.door = door;
    this.random = random;
  }

  /** What a caller wants to add. */
  private record Wanted(
      Optional<String> secret,
      Optional<String> label,
      Optional<StripeMode> mode,
      Optional<String> replaces,
      Optional<Instant> replacedUntil) {}

  Response create(Request request) {
    Parameters.none(request);
    Fields fields =
        Fields.read(request.body(), "secret", "label", "mode", "replaces", "replacedUntil");
    Wanted wanted =
        new Wanted(
            fields.required("secret", "the endpoint's signing secret, whsec_…"),
            fields.text("label"),
            mode(fields),
            fields.text("replaces"),
            fields.time("replacedUntil"));
    wanted.label().ifPresent(text -> fields.mustBe("label", NameRule.objectionToLabel(text)));
    return door.change(
        request, (transaction, account) -> create(transaction, account, fields, wanted));
  }

  private Response create(Transaction transaction, Account account, Fields fields, Wanted wanted) {
    Optional<WebhookSecret> old = wanted.replaces().flatMap(id -> find(transaction, account, id));
    fields.refuseIf(AccountDoor.objectionToConnected(account));
    fields.refuseIf(
        Optional.of("\"replaces\" must be the id of a secret of this account.")
            .filter(_ -> wanted.replaces().isPresent() && old.isEmpty()));
    wanted
        .secret()
        .ifPresent(
            text ->
                fields.refuseIf(
                    door.credentials(transaction).objectionTo(new Secret(text), account.id())));
    return fields.refusal().orElseGet(() -> added(transaction, account, wanted, old));
  }

  private Response added(
      Transaction transaction, Account account, Wanted wanted, Optional<WebhookSecret> old) {
    Instant now = door.clock().instant();
    WebhookSecret secret =
        WebhookSecret.added(
                WebhookSecretId.mint(now, random),
                account.id(),
                new Secret(wanted.secret().orElseThrow()),
                wanted.label().or(() -> old.map(WebhookSecret::label)).orElse(""),
                now)
            .in(wanted.mode().or(() -> old.flatMap(WebhookSecret::mode)));
    if (!door.tables().webhookSecrets().insert(transaction, secret)) {
      return Problem.of(409, "This secret was added at the same moment by somebody else.");
    }
    Instant end = wanted.replacedUntil().orElse(now.plus(OVERLAP));
    old.ifPresent(
        replaced -> door.tables().replace(transaction, replaced.endingBy(end), secret.secret()));
    return Json.created(WebhookSecretView.of(secret, Optional.empty(), now));
  }

  Response change(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "label", "mode", "endsAt");
    Optional<String> label = fields.text("label");
    Optional<StripeMode> mode = mode(fields);
    Optional<Instant> endsAt = fields.time("endsAt");
    label.ifPresent(text -> fields.mustBe("label", NameRule.objectionToLabel(text)));
    UnaryOperator<WebhookSecret> change =
        known ->
            known
                .with(label.orElse(known.label()), fields.has("endsAt") ? endsAt : known.endsAt())
                .in(mode);
    return fields.refusal().orElseGet(() -> change(request, change));
  }

  private Response change(Request request, UnaryOperator<WebhookSecret> change) {
    return door.change(
        request,
        (transaction, account) ->
            find(transaction, account, request.parameter("secret"))
                .map(known -> changed(transaction, change.apply(known)))
                .orElseGet(() -> noSuch(account)));
  }

  private static Optional<StripeMode> mode(Fields fields) {
    Optional<String> word = fields.text("mode");
    Optional<StripeMode> mode = word.flatMap(StripeMode::parse);
    boolean isStrange = word.isPresent() && mode.isEmpty();
    fields.mustBe("mode", Optional.of("be \"live\" or \"test\".").filter(_ -> isStrange));
    return mode;
  }

  private Response changed(Transaction transaction, WebhookSecret wanted) {
    door.tables().webhookSecrets().update(transaction, wanted);
    AccountView.Known known = door.known(transaction);
    Optional<Instant> verified = Optional.ofNullable(known.verified().get(wanted.secret()));
    return Json.ok(WebhookSecretView.of(wanted, verified, known.now()));
  }

  Response delete(Request request) {
    Parameters.none(request);
    return door.change(
        request,
        (transaction, account) ->
            find(transaction, account, request.parameter("secret"))
                .flatMap(WebhookSecret::id)
                .filter(id -> door.tables().webhookSecrets().delete(transaction, id))
                .map(_ -> Response.empty(204))
                .orElseGet(() -> noSuch(account)));
  }

  private Optional<WebhookSecret> find(Transaction transaction, Account account, String id) {
    return WebhookSecretId.parse(id).flatMap(door.credentials(transaction).of(account.id())::find);
  }

  private static Response noSuch(Account account) {
    return Problem.noSuch("secret", "/api/v1/accounts/" + account.id());
  }
}
