package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Caller;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who passes the guards of pages and API. */
final class GuardsTest {
  private final House house = new House();
  private final Handler page =
      new SignedIn(house.whoIsAsking, house.setup)
          .page((request, owner) -> Response.text(200, "inside"));
  private final Handler api =
      new WithKey(house.whoIsAsking).guard(request -> Response.text(200, "inside"));

  @AfterEach
  void close() {
    house.close();
  }

  private static Optional<String> location(Response response) {
    return response.header("Location");
  }

  private static String body(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static Request bearing(String key) {
    return Requests.post("/api/v1/links").header("Authorization", "Bearer " + key).build();
  }

  @Test
  void pagesLeadToSetupBeforeThereIsAnOwner_andToSignInAfter() {
    assertThat(location(page.handle(Requests.get("/clicks").build()))).contains("/setup");
    house.owner();
    assertThat(location(page.handle(Requests.get("/clicks?a=b&c=d").build())))
        .contains("/sign-in?next=%2Fclicks%3Fa%3Db%26c%3Dd");
    assertThat(location(page.handle(Requests.post("/links").build()))).contains("/sign-in");
  }

  @Test
  void theOwnerSeesPages_andTheyAreNotStored() {
    String session = house.session(house.owner());
    Response response = page.handle(Requests.get("/").cookie(Sessions.COOKIE, session).build());
    assertThat(body(response)).isEqualTo("inside");
    assertThat(response.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aKeyOpensNoPages() {
    house.owner();
    assertThat(page.handle(bearing(House.ENVIRONMENT_KEY)).status()).isEqualTo(303);
  }

  @Test
  void formsOfPagesNeedTheCsrfToken() {
    String session = house.session(house.owner());
    Requests form = Requests.post("/links").cookie(Sessions.COOKIE, session);
    assertThatThrownBy(() -> page.handle(form.build())).isInstanceOf(BadRequest.class);
    String token = Tokens.derive(session, "csrf").reveal();
    assertThat(page.handle(form.form("csrf=" + token).build()).status()).isEqualTo(200);
  }

  @Test
  void theKeyFromTheEnvironmentWorksBeforeAnyOwner() {
    assertThat(body(api.handle(bearing(House.ENVIRONMENT_KEY)))).isEqualTo("inside");
    assertThat(house.whoIsAsking.apply(bearing(House.ENVIRONMENT_KEY)))
        .isEqualTo(new Caller.Program("TRIBUTARY_API_KEY"));
  }

  @Test
  void aMadeKeyWorksUntilItIsRevoked() {
    ApiKeys.Made made = house.keys.make(" Zapier ");
    assertThat(made.key().reveal()).matches("trb_[\\w-]{43}");
    assertThat(house.whoIsAsking.apply(bearing(made.key().reveal())))
        .isEqualTo(new Caller.Program("Zapier"));
    assertThat(house.keys.valid()).extracting("name").containsExactly("Zapier");
    assertThat(house.keys.revoke(made.id())).isTrue();
    assertThat(house.keys.revoke(made.id())).isFalse();
    assertThat(api.handle(bearing(made.key().reveal())).status()).isEqualTo(401);
    assertThat(house.keys.valid()).isEmpty();
  }

  @Test
  void strangersAndWrongKeysGetAProblem() {
    for (String key : new String[] {"", "wrong", "trb_wrong", "trb_" + "x".repeat(100_000)}) {
      Response response = api.handle(bearing(key));
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.header("Content-Type")).contains("application/problem+json");
      assertThat(response.header("WWW-Authenticate")).contains("Bearer");
      assertThat(body(response)).startsWith("{").endsWith("}").contains("\"status\":401");
    }
    assertThat(api.handle(Requests.get("/api/v1/links").build()).status()).isEqualTo(401);
  }

  @Test
  void withoutAConfiguredKeyAnEmptyOneIsNoKey() {
    ApiKeys none = new ApiKeys(house.tables.database(), house.clock, Optional.empty());
    assertThat(none.holder("")).isEmpty();
    ApiKeys blank =
        new ApiKeys(
            house.tables.database(), house.clock, Optional.of(new io.tributary.model.Secret(" ")));
    assertThat(blank.holder(" ")).isEmpty();
  }

  @Test
  void aSessionMayReadTheApi_andWriteWithTheCsrfToken() {
    String session = house.session(house.owner());
    Requests get = Requests.get("/api/v1/links").cookie(Sessions.COOKIE, session);
    assertThat(api.handle(get.build()).status()).isEqualTo(200);
    Requests post = Requests.post("/api/v1/links").cookie(Sessions.COOKIE, session);
    assertThatThrownBy(() -> api.handle(post.build())).isInstanceOf(BadRequest.class);
    String token = Tokens.derive(session, "csrf").reveal();
    assertThat(api.handle(post.header(Csrf.HEADER, token).build()).status()).isEqualTo(200);
  }

  @Test
  void aWrongKeyIsNotSavedByASession() {
    String session = house.session(house.owner());
    Request request =
        Requests.get("/api/v1/links")
            .cookie(Sessions.COOKIE, session)
            .header("Authorization", "Bearer wrong")
            .build();
    assertThat(api.handle(request).status()).isEqualTo(401);
  }

  @Test
  void afterSignInOneGoesToPagesOfOursOnly() {
    assertThat(SignedIn.next("/clicks?a=b")).isEqualTo("/clicks?a=b");
    for (String bad :
        new String[] {"", "//evil.test", "/\\evil.test", "https://evil.test", "/\t/x"}) {
      assertThat(SignedIn.next(bad)).as(bad).isEqualTo("/");
    }
  }
}
