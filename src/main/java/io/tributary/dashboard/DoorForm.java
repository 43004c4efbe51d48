package io.tributary.dashboard;

import io.tributary.http.AddressRange;
import io.tributary.http.Query;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.Door.Signing;
import io.tributary.model.DoorRule;
import io.tributary.model.DoorSettings;
import io.tributary.model.FieldMapping;
import io.tributary.model.NameRule;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A door's settings as the owner typed them.
 *
 * @param typed by the name of the field; what isn't there is empty
 */
public record DoorForm(Map<String, String> typed) {
  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "kind",
          "unit",
          "account",
          "site",
          "repeats",
          "scheme",
          "header",
          "secret",
          "addresses");

  public DoorForm {
    typed = Map.copyOf(typed);
  }

  static DoorForm read(Query form) {
    Map<String, String> typed = new LinkedHashMap<>();
    NAMES.forEach(name -> form.first(name).ifPresent(value -> typed.put(name, value.strip())));
    return new DoorForm(typed);
  }

  /** An empty form of a new door. */
  static DoorForm empty(String id) {
    return new DoorForm(
        Map.of("id", id, "account", AccountId.DEFAULT.value(), "site", SiteId.DEFAULT.value()));
  }

  static DoorForm of(Door door) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("name", door.name());
    typed.put("kind", door.kind().name());
    typed.put("unit", door.unit().name());
    typed.put("account", door.account().value());
    typed.put("site", door.site().value());
    typed.put("repeats", door.senderRepeats() ? "yes" : "no");
    typed.put("addresses", String.join("\n", door.guard().addresses()));
    door.guard()
        .signing()
        .ifPresent(
            signing -> {
              typed.put("scheme", signing.scheme().name());
              typed.put("header", signing.header());
            });
    return new DoorForm(typed);
  }

  public String value(String name) {
    return typed.getOrDefault(name, "");
  }

  /** Whether a choice is the one that was made. */
  public boolean isChosen(String name, String value) {
    return value(name).equals(value);
  }

  /** The same for a door of that kind, which never changes. */
  DoorForm ofKind(Door.Kind kind) {
    Map<String, String> other = new LinkedHashMap<>(typed);
    other.put("kind", kind.name());
    return new DoorForm(other);
  }

  Optional<Door.Kind> kind() {
    return constant(Door.Kind.values(), "kind");
  }

  private Optional<Signing.Scheme> scheme() {
    return constant(Signing.Scheme.values(), "scheme");
  }

  private Optional<Door.AmountUnit> unit() {
    return constant(Door.AmountUnit.values(), "unit");
  }

  private <T extends Enum<T>> Optional<T> constant(T[] all, String name) {
    return Arrays.stream(all).filter(each -> each.name().equals(value(name))).findFirst();
  }

  /** What is wrong with it, by field. */
  Map<String, String> objections(
      List<Account> accounts, List<Site> sites, Optional<Door.Guard> before) {
    Map<String, String> wrong = new LinkedHashMap<>();
    NameRule.objectionToName(value("name")).ifPresent(no -> wrong.put("name", "It must " + no));
    if (kind().isEmpty()) {
      wrong.put("kind", "Choose whose messages come here.");
    }
    if (unit().isEmpty()) {
      wrong.put("unit", "Choose what an amount counts: nobody should guess it.");
    }
    if (accounts.stream().noneMatch(account -> account.id().value().equals(value("account")))) {
      wrong.put("account", "There is no such account any more; choose another.");
    }
    if (sites.stream().noneMatch(site -> site.id().value().equals(value("site")))) {
      wrong.put("site", "There is no such site any more; choose another.");
    }
    objectToSigning(wrong, before);
    objectToAddresses(wrong);
    return wrong;
  }

  private void objectToSigning(Map<String, String> wrong, Optional<Door.Guard> before) {
    if (scheme().isEmpty()) {
      return;
    }
    DoorRule.objectionToHeader(DoorRule.header(scheme().get(), value("header")))
        .ifPresent(no -> wrong.put("header", "It must " + no));
    boolean isKept = value("secret").isEmpty() && before.flatMap(Door.Guard::signing).isPresent();
    if (!isKept) {
      DoorRule.objectionToSecret(value("secret"))
          .ifPresent(no -> wrong.put("secret", "It must " + no));
    }
  }

  private void objectToAddresses(Map<String, String> wrong) {
    if (addresses().size() > DoorRule.MOST_ADDRESSES) {
      wrong.put("addresses", "At most 100 addresses or ranges.");
    }
    for (String range : addresses()) {
      try {
        AddressRange.parse(range);
      } catch (IllegalArgumentException none) {
        wrong.put("addresses", none.getMessage() + ".");
      }
    }
  }

  private List<String> addresses() {
    return Arrays.stream(value("addresses").split("[\\s,]+", -1))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The settings, where nothing is wrong with them. */
  DoorSettings settings(FieldMapping mapping, Optional<Door.Guard> before) {
    Optional<Secret> kept = before.flatMap(Door.Guard::signing).map(Signing::secret);
    Optional<Secret> secret =
        Optional.of(value("secret"))
            .filter(text -> !text.isEmpty())
            .map(Secret::new)
            .or(() -> kept);
    Optional<Signing> signing =
        scheme()
            .flatMap(
                scheme ->
                    secret.map(
                        known ->
                            new Signing(scheme, DoorRule.header(scheme, value("header")), known)));
    return new DoorSettings(
        value("name"),
        new AccountId(value("account")),
        new SiteId(value("site")),
        unit().orElseThrow(),
        !isChosen("repeats", "no"),
        new Door.Guard(signing, addresses()),
        mapping);
  }
}
