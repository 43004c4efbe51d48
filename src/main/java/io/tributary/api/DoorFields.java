package io.tributary.api;

import io.tributary.http.AddressRange;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.Door.Signing.Scheme;
import io.tributary.model.DoorRule;
import io.tributary.model.DoorSettings;
import io.tributary.model.FieldMapping;
import io.tributary.model.NameRule;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a caller wants a door to be: a new one, or a change of one. */
final class DoorFields {
  static final List<String> CHANGEABLE =
      List.of(
          "name",
          "account",
          "site",
          "unit",
          "senderRepeats",
          "signing",
          "addresses",
          "fields",
          "events");
  private final Fields fields;
  private final Optional<Door> before;
  private final Optional<Door.Kind> kind;

  private DoorFields(Fields fields, Optional<Door> before, Optional<Door.Kind> kind) {
    this.fields = fields;
    this.before = before;
    this.kind = kind;
  }

  static DoorFields ofNew(byte[] body) {
    List<String> known = new ArrayList<>(List.of("kind"));
    known.addAll(CHANGEABLE);
    Fields fields = Fields.read(body, known.toArray(String[]::new));
    fields.required("name", "what people call the door");
    fields.required("kind", "whose messages it understands");
    fields.required("unit", "what an amount in its messages counts, minor or major");
    return new DoorFields(
        fields, Optional.empty(), fields.oneOf("kind", Door.Kind.values(), Json::word));
  }

  static DoorFields ofChange(byte[] body, Door door) {
    Fields fields = Fields.read(body, CHANGEABLE.toArray(String[]::new));
    return new DoorFields(fields, Optional.of(door), Optional.of(door.kind()));
  }

  Door.Kind kind() {
    return kind.orElseThrow();
  }

  /** What is wanted; empty when anything is wrong with it, which {@link #refusal} tells. */
  Optional<DoorSettings> settings(Transaction transaction, Tables tables) {
    String name = fields.text("name").or(() -> was(Door::name)).orElse("");
    fields.mustBe("name", NameRule.objectionToName(name));
    AccountId account = account(transaction, tables);
    SiteId site = site(transaction, tables);
    Optional<Door.AmountUnit> unit =
        fields.oneOf("unit", Door.AmountUnit.values(), Json::word).or(() -> was(Door::unit));
    boolean repeats = fields.flag("senderRepeats").or(() -> was(Door::senderRepeats)).orElse(true);
    Door.Guard guard = guard();
    FieldMapping mapping = DoorMapping.read(fields, was(Door::mapping).orElse(FieldMapping.NONE));
    return unit.filter(_ -> fields.isSound())
        .map(known -> new DoorSettings(name, account, site, known, repeats, guard, mapping));
  }

  private AccountId account(Transaction transaction, Tables tables) {
    AccountId account =
        fields
            .text("account")
            .map(AccountId::new)
            .or(() -> was(Door::account))
            .orElse(AccountId.DEFAULT);
    if (tables.accounts().find(transaction, account).isEmpty()) {
      fields.mustBe("account", Optional.of("be an account that exists."));
    }
    return account;
  }

  private SiteId site(Transaction transaction, Tables tables) {
    SiteId site =
        fields.text("site").map(SiteId::new).or(() -> was(Door::site)).orElse(SiteId.DEFAULT);
    fields.mustBe("site", Sites.objectionTo(tables, transaction, site));
    return site;
  }

  Response refusal() {
    return fields.refusal().orElseThrow();
  }

  private <T> Optional<T> was(Function<Door, T> component) {
    return before.map(component);
  }

  private Door.Guard guard() {
    Door.Guard old = was(Door::guard).orElse(Door.Guard.TOKEN_ONLY);
    List<String> addresses = fields.has("addresses") ? fields.texts("addresses") : old.addresses();
    addresses.forEach(this::requireRange);
    if (addresses.size() > DoorRule.MOST_ADDRESSES) {
      fields.mustBe("addresses", Optional.of("be 100 ranges at most."));
    }
    return new Door.Guard(
        fields.has("signing") ? signing(old.signing()) : old.signing(), addresses);
  }

  private void requireRange(String range) {
    try {
      AddressRange.parse(range);
    } catch (IllegalArgumentException none) {
      fields.refuseIf(Optional.of("\"addresses\": " + none.getMessage() + "."));
    }
  }

  /** A change that tells no secret keeps the one there is. */
  private Optional<Door.Signing> signing(Optional<Door.Signing> old) {
    Optional<Fields> inner = fields.object("signing", "scheme", "header", "secret");
    Optional<Door.Signing> wanted = inner.flatMap(its -> signing(its, old));
    inner.ifPresent(fields::takeProblems);
    return wanted;
  }

  private static Optional<Door.Signing> signing(Fields its, Optional<Door.Signing> old) {
    Optional<Scheme> scheme =
        its.oneOf("scheme", Scheme.values(), Json::word).or(() -> old.map(Door.Signing::scheme));
    if (scheme.isEmpty()) {
      its.mustBe("scheme", Optional.of("be one of hex, base64, standard_webhooks."));
    }
    String secret = its.text("secret").or(() -> old.map(was -> was.secret().reveal())).orElse("");
    String asked = its.text("header").or(() -> old.map(Door.Signing::header)).orElse("");
    String header = scheme.map(known -> DoorRule.header(known, asked)).orElse(asked);
    its.mustBe("header", DoorRule.objectionToHeader(header));
    its.mustBe("secret", DoorRule.objectionToSecret(secret));
    return scheme.map(known -> new Door.Signing(known, header, new Secret(secret)));
  }
}
