package io.tributary.dashboard;

import io.tributary.http.Cookie;
import io.tributary.http.Request;
import io.tributary.model.Secret;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The ports behind the pages before sign-in.
 *
 * @param ownerIsMissing whether nobody owns this installation yet
 * @param opensSetup whether a token may create the owner
 * @param signOut ends the request's session; the cookie that removes the cookie
 * @param verifyOrigin throws a {@code BadRequest} when another site sent this form
 * @param ownAddress the address when it is a page of ours, else the first page
 */
public record Entrance(
    BooleanSupplier ownerIsMissing,
    Predicate<String> opensSetup,
    CreateOwner createOwner,
    SignIn signIn,
    Function<Request, Cookie> signOut,
    Consumer<Request> verifyOrigin,
    UnaryOperator<String> ownAddress) {

  /** Checks e-mail and password and begins a session. */
  @FunctionalInterface
  public interface SignIn {
    Admission signIn(Request request, String email, Secret password);
  }

  /** Makes the first user and begins a session. */
  @FunctionalInterface
  public interface CreateOwner {
    Admission create(Request request, String token, String email, Secret password);
  }
}
