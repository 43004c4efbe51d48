package io.tributary.access;

import io.tributary.model.Secret;
import io.tributary.model.UserId;
import io.tributary.storage.Database;
import io.tributary.storage.SetupTokenTable;
import io.tributary.storage.Transaction;
import io.tributary.storage.UserTable;
import io.tributary.storage.Vault;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the first user: whoever holds the token that the server printed becomes the owner. */
public final class Setup {
  private static final int MOST_PER_ADDRESS = 10;
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Tokens tokens = new Tokens(random);
  private final Passwords passwords = new Passwords(random);
  private final UserTable users = new UserTable();
  private final Tries tries;
  private final SetupTokenTable setupTokens = new SetupTokenTable();

  public Setup(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.tries = new Tries(database, vault, clock);
  }

  /** Whether nobody owns this installation yet. */
  public boolean isNeeded() {
    return !database.inTransaction(users::ownerExists);
  }

  /** A new token for the setup address, the older ones void; empty when there is an owner. */
  public Optional<Secret> token() {
    Secret token = tokens.mint();
    byte[] hash = Tokens.hash(token.reveal());
    return database.inTransaction(
        transaction -> {
          if (users.ownerExists(transaction)) {
            return Optional.empty();
          }
          setupTokens.replace(transaction, hash, clock.instant());
          return Optional.of(token);
        });
  }

  /** Whether the token may create the owner, for the page that asks for e-mail and password. */
  public boolean accepts(String token) {
    return database.inTransaction(transaction -> fits(transaction, token));
  }

  /** Creates the owner and uses the token up; nothing happens unless all is right. */
  public SetupOutcome createOwner(String token, String email, Secret password, InetAddress client) {
    if (!isNeeded()) {
      return new SetupOutcome.AlreadySetUp();
    }
    byte[] clientKey = tries.ofAddress("setup", client);
    if (tries.count(clientKey) > MOST_PER_ADDRESS) {
      return new SetupOutcome.TooManyTries();
    }
    SetupOutcome outcome = createOwner(token, email, password);
    if (outcome instanceof SetupOutcome.Created) {
      tries.forget(clientKey);
    }
    return outcome;
  }

  private SetupOutcome createOwner(String token, String email, Secret password) {
    if (!accepts(token)) {
      return new SetupOutcome.WrongToken();
    }
    String address = Emails.normalised(email);
    if (!Emails.isPlausible(address)) {
      return new SetupOutcome.Refused("That is no e-mail address; write one like ann@example.com.");
    }
    Optional<String> objection = Passwords.objection(password);
    if (objection.isPresent()) {
      return new SetupOutcome.Refused(objection.get());
    }
    UserTable.NewUser owner = newUser(address, passwords.hash(password));
    return database.inTransaction(transaction -> record(transaction, token, owner));
  }

  private SetupOutcome record(Transaction transaction, String token, UserTable.NewUser owner) {
    if (users.ownerExists(transaction)) {
      return new SetupOutcome.AlreadySetUp();
    }
    if (!fits(transaction, token)) {
      return new SetupOutcome.WrongToken();
    }
    if (!users.insertOwner(transaction, owner, clock.instant())) {
      return new SetupOutcome.AlreadySetUp();
    }
    setupTokens.forget(transaction);
    return new SetupOutcome.Created(owner.id());
  }

  private boolean fits(Transaction transaction, String token) {
    byte[] presented = Tokens.hash(token);
    return !users.ownerExists(transaction)
        && setupTokens
            .hash(transaction)
            .map(hash -> MessageDigest.isEqual(hash, presented))
            .orElse(false);
  }

  private UserTable.NewUser newUser(String address, String passwordHash) {
    Instant now = clock.instant();
    byte[] sealed = vault.seal(address.getBytes(StandardCharsets.UTF_8), Emails.CONTEXT);
    UserId id = UserId.mint(now, random);
    return new UserTable.NewUser(id, sealed, vault.blindIndex(address), passwordHash);
  }
}
