package io.tributary.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces ids by the objects they name, and adds the lists that come only when asked for.
 *
 * <p>Source: docs.stripe.com/api/expanding_objects.
 */
final class Expansion {
  /** Stripe shows the newest ten, and tells that there are more. */
  private static final int MOST_CHILDREN = 10;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int DEEPEST = 4;

  /** A list of an object that no answer holds unasked: the others name the object. */
  private record Children(String object, String field, String type, String parent) {}

  private static final List<Children> CHILDREN =
      List.of(
          new Children("invoice", "payments", "invoice_payment", "invoice"),
          new Children("charge", "refunds", "refund", "charge"));

  private static final Set<String> EXPANDABLE =
      Set.of(
          "balance_transaction",
          "failure_balance_transaction",
          "customer",
          "payment_intent",
          "latest_charge",
          "charge",
          "invoice",
          "subscription",
          "latest_invoice",
          "payment_link",
          "setup_intent",
          "source",
          "refund",
          "payments",
          "refunds",
          "line_items");

  private final StripeShelf shelf;
  private final Consumer<String> mustBeReadable;

  /**
   * Looks on a shelf.
   *
   * @param mustBeReadable throws when the key may not read objects of that type
   */
  Expansion(StripeShelf shelf, Consumer<String> mustBeReadable) {
    this.shelf = shelf;
    this.mustBeReadable = mustBeReadable;
  }

  /**
   * A copy of an object as it is answered.
   *
   * @param paths such as {@code latest_charge.balance_transaction}
   */
  JsonNode of(JsonNode object, List<String> paths) {
    ObjectNode copy = (ObjectNode) object.deepCopy();
    boolean showsItems = paths.stream().anyMatch(path -> path.startsWith("line_items"));
    if (!showsItems) {
      copy.remove("line_items");
    }
    paths.forEach(path -> open(copy, List.of(path.split("\\.", -1))));
    return copy;
  }

  /**
   * The paths below one object of a list, which starts them with {@code data.}; checked.
   *
   * @throws StripeError when Stripe would refuse one
   */
  static List<String> paths(List<String> asked, boolean isList) {
    for (String path : asked) {
      String last = path.substring(path.lastIndexOf('.') + 1);
      if (!EXPANDABLE.contains(last) || isList != path.startsWith("data.")) {
        String message = "This property cannot be expanded (" + path + ").";
        throw StripeError.invalid("parameter_invalid", message, "expand");
      }
      if (path.chars().filter(character -> character == '.').count() >= DEEPEST) {
        String message = "You cannot expand more than 4 levels of a property (" + path + ").";
        throw StripeError.invalid("parameter_invalid", message, "expand");
      }
    }
    return isList ? asked.stream().map(path -> path.substring("data.".length())).toList() : asked;
  }

  private void open(JsonNode node, List<String> path) {
    if (node.isArray()) {
      node.forEach(element -> open(element, path));
    }
    if (path.isEmpty() || !(node instanceof ObjectNode object)) {
      return;
    }
    String field = path.getFirst();
    children(object, field).ifPresent(list -> object.set(field, list));
    JsonNode value = object.path(field);
    if (value.isString()) {
      named(value.asString()).ifPresent(found -> object.set(field, found));
    }
    open(object.path(field), path.subList(1, path.size()));
  }

  private Optional<JsonNode> named(String id) {
    Optional<JsonNode> found = shelf.find(id);
    found.ifPresent(object -> mustBeReadable.accept(object.path("object").asString("")));
    return found.map(JsonNode::deepCopy);
  }

  private Optional<JsonNode> children(ObjectNode parent, String field) {
    String type = parent.path("object").asString("");
    String id = parent.path("id").asString("");
    return CHILDREN.stream()
        .filter(kind -> kind.object().equals(type) && kind.field().equals(field))
        .findFirst()
        .map(kind -> list(kind, id));
  }

  private JsonNode list(Children kind, String id) {
    ObjectNode list = JSON.createObjectNode().put("object", "list");
    ArrayNode data = list.putArray("data");
    List<JsonNode> all =
        shelf.list(kind.type()).stream()
            .filter(child -> child.path(kind.parent()).asString("").equals(id))
            .toList();
    all.stream().limit(MOST_CHILDREN).forEach(child -> data.add(child.deepCopy()));
    String url = "/v1/%ss/%s/%s".formatted(kind.object(), id, kind.field());
    return list.put("has_more", all.size() > MOST_CHILDREN).put("url", url);
  }
}
