package io.tributary.storage;

import io.tributary.model.Secret;
import io.tributary.model.SecretLesson;
import io.tributary.model.StripeMode;
import java.sql.Array;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Table {@code webhook_secret_uses}: when each secret last verified a message, to about a minute,
 * and what its messages showed of it.
 */
public final class WebhookSecretUseTable {
  private static final HexFormat HEX = HexFormat.of();
  private final Vault vault;

  WebhookSecretUseTable(Vault vault) {
    this.vault = vault;
  }

  /** One secret's row. */
  private record Use(byte[] index, Instant at) {}

  /** Notes uses; what another server has noted later stays. */
  public void note(Transaction transaction, Map<Secret, Instant> uses) {
    if (uses.isEmpty()) {
      return;
    }
    List<Use> rows = rows(uses);
    OffsetDateTime[] times =
        rows.stream().map(use -> use.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO webhook_secret_uses (secret_index, last_verified_at)
            SELECT * FROM unnest(:indexes, :times)
            ON CONFLICT (secret_index) DO UPDATE SET last_verified_at =
              GREATEST(webhook_secret_uses.last_verified_at, EXCLUDED.last_verified_at)
            """)
        .bindBySqlType("indexes", array(transaction, rows.stream().map(Use::index)), Types.ARRAY)
        .bindArray("times", OffsetDateTime.class, (Object[]) times)
        .execute();
  }

  /** Keeps what a message has shown of its secret; what was shown before stays. */
  public void learn(Transaction transaction, Secret secret, SecretLesson lesson) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO webhook_secret_uses (secret_index, learned_mode, learned_home)
            VALUES (:index, CAST(:mode AS text), CAST(:home AS text))
            ON CONFLICT (secret_index) DO UPDATE SET
              learned_mode = COALESCE(webhook_secret_uses.learned_mode, EXCLUDED.learned_mode),
              learned_home = COALESCE(webhook_secret_uses.learned_home, EXCLUDED.learned_home)
            """)
        .bind("index", index(secret))
        .bind("mode", lesson.mode().map(StripeMode::name))
        .bind("home", lesson.home())
        .execute();
  }

  /** What messages have shown of those secrets. */
  public Map<Secret, SecretLesson> lessons(Transaction transaction, Collection<Secret> secrets) {
    Map<Secret, SecretLesson> lessons = new HashMap<>();
    uses(transaction, secrets).forEach((secret, use) -> lessons.put(secret, use.lesson()));
    return lessons;
  }

  /** In one order everywhere, or two servers could wait for each other's rows. */
  private List<Use> rows(Map<Secret, Instant> uses) {
    return uses.entrySet().stream()
        .map(use -> new Use(index(use.getKey()), use.getValue()))
        .sorted(Comparator.comparing(use -> HEX.formatHex(use.index())))
        .toList();
  }

  /** When those of the secrets that verified a message did so last. */
  public Map<Secret, Instant> latest(Transaction transaction, Collection<Secret> secrets) {
    Map<Secret, Instant> latest = new HashMap<>();
    uses(transaction, secrets)
        .forEach((secret, use) -> use.lastVerifiedAt().ifPresent(at -> latest.put(secret, at)));
    return latest;
  }

  private Map<Secret, Row> uses(Transaction transaction, Collection<Secret> secrets) {
    Map<String, Secret> byIndex = new HashMap<>();
    secrets.forEach(secret -> byIndex.put(HEX.formatHex(index(secret)), secret));
    Map<Secret, Row> uses = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT encode(secret_index, 'hex') AS index, last_verified_at, learned_mode,
              learned_home
            FROM webhook_secret_uses WHERE secret_index = ANY(:indexes)
            """)
        .bindBySqlType(
            "indexes", array(transaction, secrets.stream().map(this::index)), Types.ARRAY)
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                Optional.ofNullable(byIndex.get(row.index()))
                    .ifPresent(secret -> uses.put(secret, row)));
    return uses;
  }

  private static Array array(Transaction transaction, Stream<byte[]> indexes) {
    return transaction.bytea(indexes.toArray(byte[][]::new));
  }

  private byte[] index(Secret secret) {
    return vault.blindIndex(secret.reveal());
  }

  /** One row, component for column. */
  record Row(
      String index,
      Optional<Instant> lastVerifiedAt,
      Optional<String> learnedMode,
      Optional<String> learnedHome) {
    SecretLesson lesson() {
      return new SecretLesson(learnedMode.map(StripeMode::valueOf), learnedHome);
    }
  }
}
