package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One door for conversions; no secret, unlike the token in its address. */
public record DoorId(UUID value) {
  /** How the type of a message begins that came through a door; its id follows. */
  static final String MESSAGE_TYPE = "door.";

  /** Whose message it is, by the message's type; empty for one of Stripe's. */
  public static Optional<DoorId> ofMessageType(String type) {
    return type.startsWith(MESSAGE_TYPE)
        ? parse(type.substring(MESSAGE_TYPE.length()))
        : Optional.empty();
  }

  /** Mints a new one; the time in it is never trusted. */
  public static DoorId mint(Instant now, RandomGenerator random) {
    return new DoorId(Ulid.mint(now, random));
  }

  /** The door through which programs tell of events in an account; it follows from that. */
  public static DoorId ofPrograms(AccountId account) {
    return new DoorId(DerivedId.of("events door", account.value()));
  }

  /** The door through which files of conversions come into an account; it follows from that. */
  public static DoorId ofFiles(AccountId account) {
    return new DoorId(DerivedId.of("files door", account.value()));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<DoorId> parse(String text) {
    return Ulid.read(text).map(DoorId::new);
  }

  /** The 26 characters that travel in URLs. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
