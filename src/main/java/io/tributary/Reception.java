package io.tributary;

import io.tributary.access.ApiKeys;
import io.tributary.access.Csrf;
import io.tributary.access.Sessions;
import io.tributary.access.Setup;
import io.tributary.access.SetupOutcome;
import io.tributary.access.SignIn;
import io.tributary.access.SignInOutcome;
import io.tributary.access.SignedIn;
import io.tributary.access.WhoIsAsking;
import io.tributary.access.WithKey;
import io.tributary.dashboard.Admission;
import io.tributary.dashboard.Entrance;
import io.tributary.dashboard.OwnersPage;
import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.model.Secret;
import io.tributary.model.UserId;
import io.tributary.storage.Database;
import io.tributary.storage.Vault;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Wires the room {@code access} to the ports of those who ask "who is asking". */
final class Reception {
  private static final String WRONG = "E-mail or password is wrong.";
  private static final String TOO_MANY = "Too many tries. Wait 15 minutes, then try again.";
  private static final String SET_UP = "There is an owner already: sign in instead.";
  private static final String OLD_TOKEN =
      "This setup address is no longer valid. Open the one that the server printed at its last start.";
  private final Setup setup;
  private final SignIn signIn;
  private final Sessions sessions;
  private final WhoIsAsking whoIsAsking;
  private final SignedIn signedIn;
  private final WithKey withKey;

  Reception(Database database, Vault vault, InstantSource clock, Optional<Secret> firstApiKey) {
    this.setup = new Setup(database, vault, clock);
    this.signIn = new SignIn(database, vault, clock);
    this.sessions = new Sessions(database, clock);
    this.whoIsAsking = new WhoIsAsking(sessions, new ApiKeys(database, clock, firstApiKey));
    this.signedIn = new SignedIn(whoIsAsking, setup);
    this.withKey = new WithKey(whoIsAsking);
  }

  /** A new token for the setup address; empty when there is an owner. */
  Optional<Secret> setupToken() {
    return setup.token();
  }

  boolean isProgram(Request request, Predicate<String> hashIsValid) {
    return whoIsAsking.isProgram(request, hashIsValid);
  }

  Handler withKey(Handler handler) {
    return withKey.guard(handler);
  }

  Handler forTheOwner(OwnersPage page) {
    return signedIn.page((request, owner) -> page.show(request, owner.csrfToken()));
  }

  Entrance entrance() {
    return new Entrance(
        setup::isNeeded,
        setup::accepts,
        this::createOwner,
        this::signIn,
        sessions::end,
        Csrf::verifyOrigin,
        SignedIn::next);
  }

  private Admission signIn(Request request, String email, Secret password) {
    return switch (signIn.attempt(email, password, request.client())) {
      case SignInOutcome.Welcome welcome -> welcome(request, welcome.user());
      case SignInOutcome.WrongCredentials wrong -> new Admission.Refused(401, WRONG);
      case SignInOutcome.TooManyTries tooMany -> new Admission.Refused(429, TOO_MANY);
    };
  }

  private Admission createOwner(Request request, String token, String email, Secret password) {
    return switch (setup.createOwner(token, email, password, request.client())) {
      case SetupOutcome.Created created -> welcome(request, created.owner());
      case SetupOutcome.AlreadySetUp done -> new Admission.Refused(409, SET_UP);
      case SetupOutcome.WrongToken wrong -> new Admission.Refused(403, OLD_TOKEN);
      case SetupOutcome.TooManyTries tooMany -> new Admission.Refused(429, TOO_MANY);
      case SetupOutcome.Refused refused -> new Admission.Refused(400, refused.message());
    };
  }

  private Admission welcome(Request request, UserId user) {
    return new Admission.Welcome(sessions.begin(user, request.secure()));
  }
}
