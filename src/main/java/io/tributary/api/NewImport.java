package io.tributary.api;

import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which objects a caller wants to be fetched.
 *
 * @param problems everything that is wrong with it; empty when it may be done
 */
record NewImport(BooksChoice choice, List<StripeObject> objects, List<String> problems) {
  private static final int MOST_OBJECTS = 100;
  private static final int LONGEST_ID = 255;
  private static final String KINDS =
      Arrays.stream(StripeKind.values()).map(StripeKind::code).collect(Collectors.joining(", "));

  NewImport {
    objects = List.copyOf(objects);
    problems = List.copyOf(problems);
  }

  static NewImport read(byte[] text) {
    Body body =
        new Body(
            text,
            "{\"objects\": [{\"kind\": \"charge\", \"id\": \"ch_…\"}]}",
            Set.of("account", "test", "objects"));
    BooksChoice choice = new BooksChoice(body.text("account"), body.flag("test"));
    List<StripeObject> objects = new ArrayList<>();
    Optional<JsonNode> list = body.field("objects").filter(JsonNode::isArray);
    if (body.isObject()
        && (list.isEmpty() || list.get().isEmpty() || list.get().size() > MOST_OBJECTS)) {
      body.refuse("\"objects\" must be a list of 1 to 100 objects, each with kind and id.");
    } else {
      list.ifPresent(all -> all.forEach(each -> object(each, body).ifPresent(objects::add)));
    }
    return new NewImport(choice, objects, body.problems());
  }

  private static Optional<StripeObject> object(JsonNode each, Body body) {
    String kind = each.path("kind").asString("");
    String id = each.path("id").asString("");
    Optional<StripeKind> known = StripeKind.parse(kind);
    if (known.isEmpty()) {
      body.refuse("\"kind\" must be one of %s, not \"%s\".".formatted(KINDS, Body.clipped(kind)));
    }
    if (!StripeObject.isId(id)) {
      body.refuse(
          "\"id\" must be one of Stripe's ids, at most %d characters, not \"%s\"."
              .formatted(LONGEST_ID, Body.clipped(id)));
      return Optional.empty();
    }
    return known.map(found -> new StripeObject(found, id));
  }
}
