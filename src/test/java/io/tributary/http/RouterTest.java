package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which route a request finds. */
final class RouterTest {
  private static final Handler OK = request -> Response.empty(200);

  private final Router router =
      new Router(
          new Routes()
              .get("/", OK)
              .get("/r/{slug}", OK)
              .get("/api/v1/clicks/{id}", OK)
              .get("/api/v1/clicks/latest", OK)
              .get("/{page}", OK)
              .get("/a/{x}/b/{y}", OK)
              .post("/collect", OK)
              .add("OPTIONS", "/collect", 0, OK));

  private Router.Found find(String method, String path) {
    return router.find(method, path);
  }

  private Router.Found.Hit hit(String path) {
    return (Router.Found.Hit) find("GET", path);
  }

  @Test
  void namedSegmentsAreDecodedOneByOne() {
    assertThat(hit("/r/a%2Fb+c%C3%A9").parameters()).isEqualTo(Map.of("slug", "a/b+cé"));
    assertThat(hit("/a/1/b/2").parameters()).isEqualTo(Map.of("x", "1", "y", "2"));
  }

  @Test
  void anExactRouteWinsOverAName() {
    assertThat(hit("/api/v1/clicks/latest").route().pattern()).isEqualTo("/api/v1/clicks/latest");
    assertThat(hit("/api/v1/clicks/7").route().pattern()).isEqualTo("/api/v1/clicks/{id}");
    assertThat(hit("/anything").route().pattern()).isEqualTo("/{page}");
    assertThat(hit("/").route().pattern()).isEqualTo("/");
  }

  @Test
  void oneSlashAtTheEndIsIgnored() {
    assertThat(hit("/r/spring/").parameters()).isEqualTo(Map.of("slug", "spring"));
    assertThat(find("GET", "/r/spring//")).isEqualTo(new Router.Found.Nothing());
  }

  @Test
  void namesTakeNoEmptySegment_noNulOnlyOne_andNoMore() {
    for (String path : new String[] {"/a//b/2", "/r/%00", "/r/a/b", "/a/1/b", "", "*"}) {
      assertThat(find("GET", path)).as(path).isEqualTo(new Router.Found.Nothing());
    }
  }

  @Test
  void headFindsGet_andOptionsOnlyWhatIsRegistered() {
    assertThat(find("HEAD", "/r/x")).isInstanceOf(Router.Found.Hit.class);
    assertThat(find("OPTIONS", "/collect")).isInstanceOf(Router.Found.Hit.class);
    assertThat(find("OPTIONS", "/r/x")).isEqualTo(new Router.Found.WrongMethod("GET, HEAD"));
  }

  @Test
  void twinsAreRefused() {
    assertThatThrownBy(() -> new Router(new Routes().get("/a", OK).get("/a", OK)))
        .hasMessage("two routes for GET /a");
  }
}
