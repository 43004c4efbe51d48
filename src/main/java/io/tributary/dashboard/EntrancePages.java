package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Handler;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Secret;
import java.util.Optional;

/** The pages before sign-in: sign in, create the owner, and out again. */
final class EntrancePages {
  private static final String OPEN_SETUP_ADDRESS =
      "Nobody owns this installation yet. Open the setup address that the server printed when it"
          + " started; it creates the owner. Start the server again for a new one.";
  private static final String STALE_TOKEN =
      "This setup address doesn't work any more. Open the one that the server printed last, or"
          + " start the server again for a new one.";
  private final Entrance entrance;
  private final Pages pages;

  EntrancePages(Entrance entrance, Pages pages) {
    this.entrance = entrance;
    this.pages = pages;
  }

  Response signIn(Request request) {
    if (entrance.ownerIsMissing().getAsBoolean()) {
      return message(200, "Almost there", OPEN_SETUP_ADDRESS);
    }
    String next = entrance.ownAddress().apply(request.query().first("next").orElse("/"));
    return signInForm(200, new EntranceView("", "", next, Optional.empty()));
  }

  Response trySignIn(Request request) {
    entrance.verifyOrigin().accept(request);
    Query form = Forms.read(request);
    String email = form.first("email").orElse("");
    String next = entrance.ownAddress().apply(form.first("next").orElse("/"));
    Secret password = new Secret(form.first("password").orElse(""));
    return switch (entrance.signIn().signIn(request, email, password)) {
      case Admission.Welcome welcome ->
          Pages.secured(Response.seeOther(next).with(welcome.session()));
      case Admission.Refused(int status, String reason) ->
          signInForm(status, new EntranceView(email, "", next, Optional.of(reason)));
    };
  }

  Response owner(Request request) {
    String token = request.query().first("token").orElse("");
    if (!entrance.ownerIsMissing().getAsBoolean()) {
      return Pages.secured(Response.seeOther("/sign-in"));
    }
    if (!entrance.opensSetup().test(token)) {
      return message(403, "Setup address not valid", STALE_TOKEN);
    }
    return ownerForm(200, new EntranceView("", token, "", Optional.empty()));
  }

  Response createOwner(Request request) {
    entrance.verifyOrigin().accept(request);
    Query form = Forms.read(request);
    String token = form.first("token").orElse("");
    String email = form.first("email").orElse("");
    Secret password = new Secret(form.first("password").orElse(""));
    return switch (entrance.createOwner().create(request, token, email, password)) {
      case Admission.Welcome welcome ->
          Pages.secured(Response.seeOther("/setup").with(welcome.session()));
      case Admission.Refused(int status, String reason) ->
          ownerForm(status, new EntranceView(email, token, "", Optional.of(reason)));
    };
  }

  Response signOut(Request request, Secret csrfToken) {
    return Pages.secured(Response.seeOther("/sign-in").with(entrance.signOut().apply(request)));
  }

  /** A page of the owner's; while there is no owner, what to do about it. */
  Handler onceOwned(Handler page) {
    return request ->
        entrance.ownerIsMissing().getAsBoolean()
            ? message(200, "Almost there", OPEN_SETUP_ADDRESS)
            : page.handle(request);
  }

  private Response signInForm(int status, EntranceView view) {
    return pages.page(status, "signin.jte", pages.publicFrame("Sign in"), view);
  }

  private Response ownerForm(int status, EntranceView view) {
    return pages.page(status, "owner.jte", pages.publicFrame("Create the owner"), view);
  }

  private Response message(int status, String heading, String text) {
    return pages.page(
        status, "message.jte", pages.publicFrame(heading), new MessageView(heading, text));
  }
}
