package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.FieldMapping;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Table {@code doors}: the ways in for conversions; tokens by their hash, secrets sealed. */
public final class DoorTable {
  private static final String SEAL = "doors.signing_secret";
  private static final String COLUMNS =
      """
      SELECT id, name, kind, account_id, sender_repeats, signing_scheme, signing_header,
        signing_secret, addresses, doors.created_at, ends_at, version, site_id, unit,
        mapping::text AS mapping
      FROM doors CROSS JOIN LATERAL (
        SELECT version, site_id, unit, mapping FROM door_mappings
        WHERE door_id = doors.id ORDER BY version DESC LIMIT 1) AS newest
      """;
  private final Vault vault;

  DoorTable(Vault vault) {
    this.vault = vault;
  }

  /** All doors with the newest versions of their mappings, in the order they were made. */
  public List<Door> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "ORDER BY doors.created_at, id")
        .map(RecordMapper.of(Row.class))
        .map(this::door)
        .list();
  }

  /** One door, locked, so that nobody else changes it meanwhile. */
  public Optional<Door> lock(Transaction transaction, DoorId id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id FOR UPDATE OF doors")
        .bind("id", id.value())
        .map(RecordMapper.of(Row.class))
        .map(this::door)
        .findOne();
  }

  /** Which door a token opens, by the token's hash in hexadecimal. */
  public Map<String, DoorId> tokens(Transaction transaction) {
    Map<String, DoorId> tokens = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT id, encode(token_hash, 'hex') AS hash FROM doors WHERE token_hash IS NOT NULL")
        .map(RecordMapper.of(Token.class))
        .forEach(token -> tokens.put(token.hash(), new DoorId(token.id())));
    return tokens;
  }

  /** Adds a door without its mapping; false when there is one of that id. */
  public boolean insert(Transaction transaction, Door door) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO doors (id, name, kind, account_id, sender_repeats, signing_scheme,
                  signing_header, signing_secret, addresses, created_at, ends_at)
                VALUES (:id, :name, :kind, :account, :repeats, :scheme, :header,
                  CAST(:secret AS bytea), :addresses, :createdAt, CAST(:endsAt AS timestamptz))
                ON CONFLICT (id) DO NOTHING
                """)
            .bindMap(columns(door))
            .bindArray("addresses", String.class, door.guard().addresses().toArray())
            .execute()
        == 1;
  }

  /** Changes everything but kind, token and mapping. */
  public void update(Transaction transaction, Door door) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE doors SET name = :name, account_id = :account, sender_repeats = :repeats,
              signing_scheme = :scheme, signing_header = :header,
              signing_secret = CAST(:secret AS bytea), addresses = :addresses,
              ends_at = CAST(:endsAt AS timestamptz)
            WHERE id = :id
            """)
        .bindMap(columns(door))
        .bindArray("addresses", String.class, door.guard().addresses().toArray())
        .execute();
  }

  /** Gives a door a new token; the old one opens nothing from then on. */
  public void changeToken(Transaction transaction, DoorId id, byte[] hash) {
    transaction
        .handle()
        .createUpdate("UPDATE doors SET token_hash = :hash WHERE id = :id")
        .bind("id", id.value())
        .bind("hash", hash)
        .execute();
  }

  private Map<String, Object> columns(Door door) {
    Optional<Door.Signing> signing = door.guard().signing();
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", door.id().value());
    columns.put("name", door.name());
    columns.put("kind", door.kind());
    columns.put("account", door.account().value());
    columns.put("repeats", door.senderRepeats());
    columns.put("scheme", signing.map(Door.Signing::scheme));
    columns.put("header", signing.map(Door.Signing::header));
    columns.put("secret", signing.map(its -> seal(its.secret())));
    columns.put("createdAt", door.createdAt());
    columns.put("endsAt", door.endsAt());
    return columns;
  }

  private byte[] seal(Secret secret) {
    return vault.seal(secret.reveal().getBytes(StandardCharsets.UTF_8), SEAL);
  }

  private Door door(Row row) {
    return new Door(
        new DoorId(row.id()),
        row.name(),
        row.kind(),
        new AccountId(row.accountId()),
        new SiteId(row.siteId()),
        row.unit(),
        row.senderRepeats(),
        new Door.Guard(signing(row), row.addresses()),
        mapping(row.mapping()),
        row.createdAt(),
        row.endsAt());
  }

  private Optional<Door.Signing> signing(Row row) {
    return row.signingScheme()
        .map(scheme -> new Door.Signing(scheme, row.signingHeader().orElseThrow(), secret(row)));
  }

  private Secret secret(Row row) {
    byte[] sealed = row.signingSecret().orElseThrow();
    return new Secret(new String(vault.open(sealed, SEAL), StandardCharsets.UTF_8));
  }

  static FieldMapping mapping(String json) {
    return StoredJson.read(json.getBytes(StandardCharsets.UTF_8), FieldMapping.class);
  }

  /** One row, component for column. */
  record Row(
      UUID id,
      String name,
      Door.Kind kind,
      String accountId,
      boolean senderRepeats,
      Optional<Door.Signing.Scheme> signingScheme,
      Optional<String> signingHeader,
      Optional<byte[]> signingSecret,
      List<String> addresses,
      Instant createdAt,
      Optional<Instant> endsAt,
      int version,
      String siteId,
      Door.AmountUnit unit,
      String mapping) {}

  /** One row of tokens. */
  record Token(UUID id, String hash) {}
}
