package io.tributary.access;

import io.tributary.http.Cookie;
import io.tributary.http.Request;
import io.tributary.model.Caller;
import io.tributary.model.Secret;
import io.tributary.model.UserId;
import io.tributary.storage.Database;
import io.tributary.storage.SessionTable;
import io.tributary.storage.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Browsers that are signed in: for 30 days at most, for 7 when they stay away. */
public final class Sessions {
  static final String COOKIE = "tributary_session";
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration LONGEST_IDLE = Duration.ofDays(7);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);
  private static final int LONGEST_TOKEN = 100;
  private final Database database;
  private final InstantSource clock;
  private final Tokens tokens = new Tokens(new SecureRandom());
  private final SessionTable sessions = new SessionTable();

  public Sessions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Begins a session; the cookie to set. Sessions that have run out are deleted on the way. */
  public Cookie begin(UserId user, boolean secure) {
    Secret token = tokens.mint();
    Instant now = clock.instant();
    database.useTransaction(
        transaction -> {
          sessions.deleteOlder(transaction, now.minus(LONGEST), now.minus(LONGEST_IDLE));
          sessions.insert(transaction, Tokens.hash(token.reveal()), user, now);
        });
    return cookie(token.reveal(), LONGEST, secure);
  }

  /** Ends the request's session, if it has one; the cookie that removes the cookie. */
  public Cookie end(Request request) {
    token(request)
        .ifPresent(
            token ->
                database.useTransaction(
                    transaction -> sessions.delete(transaction, Tokens.hash(token))));
    return cookie("", Duration.ZERO, request.secure());
  }

  /** The owner whose session this request belongs to. */
  Optional<Caller.Owner> owner(Request request) {
    return token(request)
        .flatMap(
            token ->
                database
                    .inTransaction(transaction -> user(transaction, Tokens.hash(token)))
                    .map(user -> new Caller.Owner(user, Tokens.derive(token, "csrf"))));
  }

  private Optional<UserId> user(Transaction transaction, byte[] hash) {
    Instant now = clock.instant();
    Optional<SessionTable.Session> found =
        sessions.find(transaction, hash).filter(session -> !isExpired(session, now));
    found
        .filter(session -> session.lastSeenAt().isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(session -> sessions.seen(transaction, hash, now));
    return found.map(SessionTable.Session::user);
  }

  private static boolean isExpired(SessionTable.Session session, Instant now) {
    return !now.isBefore(session.createdAt().plus(LONGEST))
        || !now.isBefore(session.lastSeenAt().plus(LONGEST_IDLE));
  }

  private static Optional<String> token(Request request) {
    return request
        .cookie(COOKIE)
        .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
  }

  private static Cookie cookie(String token, Duration age, boolean secure) {
    return Cookie.of(COOKIE, token).maxAge(age).secure(secure).httpOnly();
  }
}
