package io.tributary.api;

import io.tributary.http.AddressRange;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.Door;
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
    AccountId account =
        fields
            .text("account")
            .map(AccountId::new)
            .or(() -> was(Door::account))
            .orElse(AccountId.DEFAULT);
    if (tables.accounts().find(transaction, account).isEmpty()) {
      fields.mustBe("account", Optional.of("be an account that exists."));
    }
    SiteId site =
        fields.text("site").map(SiteId::new).or(() -> was(Door::site)).orElse(SiteId.DEFAULT);
    fields.mustBe("site", Sites.objectionTo(tables, transaction, site));
    Optional<Door.AmountUnit> unit =
        fields.oneOf("unit", Door.AmountUnit.values(), Json::word).or(() -> was(Door::unit));
    boolean repeats = fields.flag("senderRepeats").or(() -> was(Door::senderRepeats)).orElse(true);
    Door.Guard guard = guard();
    FieldMapping mapping = mapping();
    return fields.isSound() && unit.isPresent()
        ? Optional.of(new DoorSettings(name, account, site, unit.get(), repeats, guard, mapping))
        : Optional.empty();
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
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    Fields its = inner.get();
    Optional<Door.Signing.Scheme> scheme =
        its.oneOf("scheme", Door.Signing.Scheme.values(), Json::word)
            .or(() -> old.map(Door.Signing::scheme));
    Optional<Secret> secret =
        its.text("secret").map(Secret::new).or(() -> old.map(Door.Signing::secret));
    String asked = its.text("header").or(() -> old.map(Door.Signing::header)).orElse("");
    String header = scheme.map(known -> DoorRule.header(known, asked)).orElse(asked);
    its.mustBe("header", DoorRule.objectionToHeader(header));
    its.mustBe("secret", DoorRule.objectionToSecret(secret.map(Secret::reveal).orElse("")));
    if (scheme.isEmpty()) {
      its.mustBe("scheme", Optional.of("be one of hex, base64, standard_webhooks."));
    }
    fields.takeProblems(its);
    return scheme.flatMap(known -> secret.map(kept -> new Door.Signing(known, header, kept)));
  }

  private FieldMapping mapping() {
    FieldMapping old = was(Door::mapping).orElse(FieldMapping.NONE);
    return DoorMapping.read(fields, old);
  }
}
