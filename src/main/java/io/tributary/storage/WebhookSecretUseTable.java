package io.tributary.storage;

import io.tributary.model.Secret;
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
 * Table {@code webhook_secret_uses}: when each secret last verified a message, to about a minute.
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

  /** In one order everywhere, or two servers could wait for each other's rows. */
  private List<Use> rows(Map<Secret, Instant> uses) {
    return uses.entrySet().stream()
        .map(use -> new Use(index(use.getKey()), use.getValue()))
        .sorted(Comparator.comparing(use -> HEX.formatHex(use.index())))
        .toList();
  }

  /** When those of the secrets that verified a message did so last. */
  public Map<Secret, Instant> latest(Transaction transaction, Collection<Secret> secrets) {
    Map<String, Secret> byIndex = new HashMap<>();
    secrets.forEach(secret -> byIndex.put(HEX.formatHex(index(secret)), secret));
    Map<Secret, Instant> latest = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT encode(secret_index, 'hex') AS index, last_verified_at FROM webhook_secret_uses
            WHERE secret_index = ANY(:indexes)
            """)
        .bindBySqlType(
            "indexes", array(transaction, secrets.stream().map(this::index)), Types.ARRAY)
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                Optional.ofNullable(byIndex.get(row.index()))
                    .ifPresent(secret -> latest.put(secret, row.lastVerifiedAt())));
    return latest;
  }

  private static Array array(Transaction transaction, Stream<byte[]> indexes) {
    return transaction.bytea(indexes.toArray(byte[][]::new));
  }

  private byte[] index(Secret secret) {
    return vault.blindIndex(secret.reveal());
  }

  /** One row, component for column. */
  record Row(String index, Instant lastVerifiedAt) {}
}
