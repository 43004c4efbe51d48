package io.tributary.access;

import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Guards pages: lets the owner in and shows everybody else the door. */
public final class SignedIn {
  private final Function<Request, Caller> whoIsAsking;
  private final Setup setup;

  /** Answers the owner. */
  @FunctionalInterface
  public interface Page {
    Response show(Request request, Caller.Owner owner);
  }

  public SignedIn(Function<Request, Caller> whoIsAsking, Setup setup) {
    this.whoIsAsking = whoIsAsking;
    this.setup = setup;
  }

  /** The page for the owner only; whatever changes something needs the session's CSRF token. */
  public Handler page(Page page) {
    return request ->
        switch (whoIsAsking.apply(request)) {
          case Caller.Owner owner -> show(page, request, owner);
          case Caller.Program _, Caller.Stranger _ -> toTheDoor(request);
        };
  }

  /** Where to go after signing in: the address if it is a page of ours, else the first page. */
  public static String next(String address) {
    boolean ours =
        address.startsWith("/")
            && !address.startsWith("//")
            && address.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
    return ours ? address : "/";
  }

  private static Response show(Page page, Request request, Caller.Owner owner) {
    if (!Csrf.isSafe(request)) {
      Csrf.verify(request, owner);
    }
    return unstored(page.show(request, owner));
  }

  private Response toTheDoor(Request request) {
    if (setup.isNeeded()) {
      return unstored(Response.seeOther("/setup"));
    }
    if (!request.method().equals("GET") || request.path().equals("/")) {
      return unstored(Response.seeOther("/sign-in"));
    }
    String query = request.query().raw();
    String wanted = query.isEmpty() ? request.path() : request.path() + "?" + query;
    return unstored(
        Response.seeOther("/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)));
  }

  private static Response unstored(Response response) {
    return response.header("Cache-Control").isPresent()
        ? response
        : response.with("Cache-Control", "no-store");
  }
}
